import type { Place } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { mapAddress } from './map-address.ts'

const nowhere = {
  name: null,
  address: null,
  city: null,
  country: null,
  lat: null,
  lon: null,
  access: null,
}

test.each<[string, Partial<Place>, string | null]>([
  [
    'coordinates are exact',
    { name: 'La Halle', city: 'Brest', lat: 48.39, lon: -4.48 },
    'https://www.openstreetmap.org/?mlat=48.39&mlon=-4.48#map=17/48.39/-4.48',
  ],
  [
    'zero is a coordinate',
    { lat: 0, lon: 0 },
    'https://www.openstreetmap.org/?mlat=0&mlon=0#map=17/0/0',
  ],
  [
    'an address is looked for without the name of what stands there',
    { name: 'La Halle', address: '4 rue de l’Atelier', city: 'Brest', country: 'France' },
    `https://www.openstreetmap.org/search?query=${encodeURIComponent('4 rue de l’Atelier, Brest, France')}`,
  ],
  [
    'a name is looked for in its city',
    { name: 'Chez "A" & B', city: 'Brest', lat: 48 },
    'https://www.openstreetmap.org/search?query=Chez%20%22A%22%20%26%20B%2C%20Brest',
  ],
  ['a name alone may be anywhere', { name: 'En ligne' }, null],
  ['nothing is nowhere', {}, null],
])('%s', (_name, venue, address) => {
  expect(mapAddress({ ...nowhere, ...venue })).toBe(address)
})

test('no place is on no map', () => {
  expect(mapAddress(null)).toBe(null)
})

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

test.each([
  [
    { ...nowhere, lat: 48.39, lon: -4.48, city: 'Brest' },
    'https://www.openstreetmap.org/?mlat=48.39&mlon=-4.48#map=17/48.39/-4.48',
  ],
  [
    { ...nowhere, name: 'Chez "Zoé" & co', city: 'Brest' },
    'https://www.openstreetmap.org/search?query=Chez%20%22Zo%C3%A9%22%20%26%20co%2C%20Brest',
  ],
  [{ ...nowhere, name: 'La Halle' }, null],
  [nowhere, null],
  [null, null],
])('the place %j is at %s', (place, address) => {
  expect(mapAddress(place)).toBe(address)
})

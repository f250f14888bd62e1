import { expect, test } from 'vitest'
import { parsePageLink } from './page-link.ts'
import {
  isPageKind,
  kindOfFields,
  kindOfPath,
  kindPath,
  movedPath,
  pageKinds,
  pagePath,
  parsePagePlace,
  permanentPath,
} from './page-kind.ts'

test('every kind has an address part of its own that leads back to it', () => {
  for (const kind of pageKinds) expect(kindOfPath(kindPath(kind))).toBe(kind)
  expect(new Set(pageKinds.map(kindPath)).size).toBe(pageKinds.length)
})

test('an address part of something else has no kind', () => {
  expect(kindOfPath('p')).toBeNull()
  expect(kindOfPath('toString')).toBeNull()
})

test('the kind of a page is what its front matter states, when we know it', () => {
  expect(kindOfFields({ kind: 'event' })).toBe('event')
  expect(kindOfFields({ kind: 'party' })).toBeNull()
  expect(kindOfFields({})).toBeNull()
  expect(isPageKind(['format'])).toBe(false)
})

test('lists show the kinds in one order', () => {
  expect(pageKinds).toEqual(['format', 'method', 'event', 'project'])
})

test('a page is read below its kind, and below /p when it states none', () => {
  expect(pagePath({ slug: 'a', kind: 'event' })).toBe('/events/a')
  expect(pagePath({ slug: 'a', kind: null })).toBe('/p/a')
})

test('an address of whatever kind is read as it was written', () => {
  expect(permanentPath('a')).toBe('/p/a')
  for (const at of [null, '1.0']) {
    expect(parsePageLink(permanentPath('a', at))).toEqual({ slug: 'a', at })
  }
})

test.each([
  ['/formats/a', '/formats/a'],
  ['/formats/old', '/formats/a'],
  ['/events/a', '/formats/a'],
  ['/p/a', null],
  ['/p/old', '/p/a'],
  ['/p/old@1.0', '/p/a@1.0'],
  ['/formats/old/ideas', '/formats/a/ideas'],
  ['/Formats/a', '/formats/a'],
  ['/formats/%61', null],
] as const)('%s asked for the format "a" leads to %s', (asked, leads) => {
  const place = parsePagePlace(asked)
  const moved = place && movedPath(place, { slug: 'a', kind: 'format' })
  expect(moved).toBe(leads === asked ? null : leads)
})

test.each(['/', '/formats', '/formats/', '/formats/%E0%A4%A'])(
  '%s is no place of a page',
  (path) => {
    expect(parsePagePlace(path)).toBeNull()
  },
)

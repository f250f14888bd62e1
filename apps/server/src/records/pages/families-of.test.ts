import fc from 'fast-check'
import { expect, test } from 'vitest'
import { familiesOf, type Edge } from './families-of.ts'

const edge = (page: string, next: string | null): Edge => ({ page, slug: `to-${next}`, next })
const families = (...edges: readonly (readonly [page: string, next: string | null])[]) =>
  Object.fromEntries(familiesOf(edges.map(([page, next]) => edge(page, next))))

test('translations have the original’s key, those of translations too', () => {
  expect(families(['en', 'fr'], ['de', 'en'], ['es', 'it'])).toEqual({
    fr: 'page fr',
    en: 'page fr',
    de: 'page fr',
    it: 'page it',
    es: 'page it',
  })
})

test('those of a page that is not there know each other by its name', () => {
  expect(families(['de', 'en'], ['en', null])).toEqual({ en: 'slug to-null', de: 'slug to-null' })
})

test('a ring has one key, and what translates a page of it has the same', () => {
  expect(families(['z', 'b'], ['a', 'b'], ['b', 'c'], ['c', 'a'])).toEqual({
    z: 'ring a',
    a: 'ring a',
    b: 'ring a',
    c: 'ring a',
  })
})

test('nothing has none', () => {
  expect(families()).toEqual({})
})

test('a page is in the family of the page that it translates, in whatever order they are read', () => {
  const page = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')
  const edges = fc.uniqueArray(fc.tuple(page, fc.option(page)), { selector: ([one]) => one })
  fc.assert(
    fc.property(edges, (all) => {
      const found = families(...all)
      for (const [one, next] of all) {
        expect(found[one]).toBe(next === null ? 'slug to-null' : found[next])
      }
      expect(families(...all.toReversed())).toEqual(found)
    }),
  )
})

import { expect, test } from 'vitest'
import { wishOf } from './start-wish.ts'

const given = { text: 'Un texte', title: ' À nous ', origin: { slug: 'a', version: '1.2' } }

test('a text begins with its words, whatever page was looked at before', () => {
  expect(wishOf({ ...given, start: 'skeleton' })).toEqual({ text: 'Un texte' })
})

test('a page is begun from at its version, or as it is now, under the title that was typed', () => {
  expect(wishOf({ ...given, start: 'page' })).toEqual({ from: 'a@1.2', title: 'À nous' })
  const unreleased = { ...given, origin: { slug: 'a', version: null }, title: ' ' }
  expect(wishOf({ ...unreleased, start: 'page' })).toEqual({ from: 'a@head' })
})

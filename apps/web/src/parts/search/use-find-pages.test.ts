import { expect, test } from 'vitest'
import { titlesFirst } from './use-find-pages.ts'

const titled = (...titles: readonly string[]) => titles.map((title) => ({ title }))

test('pages that are called so come before those that only say it', () => {
  const pages = titled('Bilan', 'Le tour de table', 'Repas', 'Table et tour')
  expect(titlesFirst(pages, 'Tour tablé')).toEqual(
    titled('Le tour de table', 'Table et tour', 'Bilan', 'Repas'),
  )
})

test('nothing typed keeps the order', () => {
  const pages = titled('B', 'A')
  expect(titlesFirst(pages, '')).toEqual(pages)
})

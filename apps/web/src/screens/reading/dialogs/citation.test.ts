import { expect, test } from 'vitest'
import { citationOf } from './citation.ts'

const page = {
  title: '48h & Chrono',
  slug: '48h-chrono',
  at: '1.0',
  time: '2013-05-10T12:00:00Z',
  authors: ['Facilitation'],
  license: 'CC-BY-SA-4.0',
  origin: 'https://forkshop.example',
}

test('a citation names people, year, title, version, licence and the permanent address', () => {
  expect(citationOf(page).text).toBe(
    'Facilitation (2013). 48h & Chrono, version 1.0. CC-BY-SA-4.0. https://forkshop.example/p/48h-chrono@1.0',
  )
})

test('BibTeX is safe from characters of its own', () => {
  expect(citationOf(page).bibtex).toContain('title = {48h \\& Chrono}')
})

test('without authors the title leads', () => {
  expect(citationOf({ ...page, authors: [], license: null }).text).toBe(
    '(2013). 48h & Chrono, version 1.0. https://forkshop.example/p/48h-chrono@1.0',
  )
})

import { expect, test } from 'vitest'
import { sectionOf, sectionPath, shownLists } from './sections.ts'

test('the first part of an address names its section', () => {
  expect(sectionOf('/', undefined)).toBe('format')
  expect(sectionOf('/', 'event')).toBe('event')
  expect(sectionOf('/methods/meteo/history', undefined)).toBe('method')
  expect(sectionOf('/account', undefined)).toBeNull()
  expect(sectionOf('/', 'page')).toBeNull()
})

test('formats are the home page itself', () => {
  expect(sectionPath('format')).toBe('/')
  expect(sectionPath('event')).toBe('/?kind=event')
})

test('pages that state no kind have a list where there are any', () => {
  expect(shownLists({ format: 2, page: 3 }, 'format')).toContain('page')
  expect(shownLists({ format: 2 }, 'format')).not.toContain('page')
  expect(shownLists({ format: 2 }, 'page')).toContain('page')
})

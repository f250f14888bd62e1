import { expect, test } from 'vitest'
import { sectionOf, sectionPath } from './sections.ts'

test('the first part of an address names its section', () => {
  expect(sectionOf('/', undefined)).toBe('format')
  expect(sectionOf('/', 'event')).toBe('event')
  expect(sectionOf('/methods/meteo/history', undefined)).toBe('method')
  expect(sectionOf('/account', undefined)).toBeNull()
})

test('formats are the home page itself', () => {
  expect(sectionPath('format')).toBe('/')
  expect(sectionPath('event')).toBe('/?kind=event')
})

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { isSentenceKey, sentence, toLanguage } from './sentences.ts'

const source = fileURLToPath(new URL('..', import.meta.url))

const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(path.join(source, file), 'utf8'))

const found = (pattern: RegExp): ReadonlySet<string> =>
  new Set(sources.flatMap((text) => [...text.matchAll(pattern)]).map(([, key]) => key ?? ''))

const usedKeys = found(/new ProblemError\(\s*'[a-z-]+',\s*'([\w.-]+)'/g)
/** Reasons beside a message: what front matter fields and values of requests are refused with. */
const usedReasons = found(/message:[^\n]*?,\s*code: '([a-z-]+)'/g)
const fieldReasons = [
  'required',
  'type',
  'too-long',
  'choice',
  'format',
  'range',
  'order',
  'bounds',
  'unknown-license',
  'bad-date',
  'bad-duration',
]

test('every refusal of the server has a sentence', () => {
  expect([...usedKeys].filter((key) => !isSentenceKey(key))).toEqual([])
})

test('every reason for refusing a value has a sentence', () => {
  expect(usedReasons.size).toBeGreaterThan(5)
  const reasons = [...usedReasons, ...fieldReasons]
  expect(reasons.filter((reason) => !isSentenceKey(`field.${reason}`))).toEqual([])
})

test('values are filled in', () => {
  expect(sentence('en', 'slug-taken', { slug: 'a' })).toBe('The address “a” is already taken.')
  expect(sentence('en', 'nothing-like-it')).toBeNull()
})

test.each([
  [undefined, 'fr'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['eo,en;q=0.5,fr;q=0.8', 'fr'],
  ['eo', 'fr'],
  ['en;q=0, fr', 'fr'],
  ['*', 'fr'],
])('Accept-Language %s is answered in %s', (header, language) => {
  expect(toLanguage(header)).toBe(language)
})

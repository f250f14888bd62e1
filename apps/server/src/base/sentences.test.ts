import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { en } from './sentences/en.ts'
import { fr } from './sentences/fr.ts'
import { sentence, toLanguage } from './sentences.ts'

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

const texts = { fr: new Map(Object.entries(fr)), en: new Map(Object.entries(en)) }

test('both languages have the same sentences', () => {
  expect(Object.keys(fr).toSorted()).toEqual(Object.keys(en).toSorted())
})

test('both languages fill in the same values', () => {
  const values = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted()
  for (const [key, text] of Object.entries(en))
    expect(values(texts.fr.get(key) ?? ''), key).toEqual(values(text))
})

test('every refusal of the server has a sentence', () => {
  expect([...usedKeys].filter((key) => !texts.en.has(key))).toEqual([])
})

test('every reason for refusing a value has a sentence', () => {
  expect(usedReasons.size).toBeGreaterThan(5)
  const reasons = [...usedReasons, ...fieldReasons]
  expect(reasons.filter((reason) => !texts.en.has(`field.${reason}`))).toEqual([])
})

test('values are filled in', () => {
  expect(sentence('en', 'slug-taken', { slug: 'a' })).toBe('The address “a” is already taken.')
  expect(sentence('en', 'nothing-like-it')).toBeNull()
})

test.each([
  [undefined, 'fr'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['de,en;q=0.5,fr;q=0.8', 'fr'],
  ['de', 'fr'],
  ['en;q=0, fr', 'fr'],
  ['*', 'fr'],
])('Accept-Language %s is answered in %s', (header, language) => {
  expect(toLanguage(header)).toBe(language)
})

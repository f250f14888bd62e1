import { expect, test } from 'vitest'
import { newText, titleIn, withRoom } from './new-text.ts'

const page = {
  kind: 'format',
  title: ' 48h : Chrono ',
  summary: '',
  lang: 'fr',
  license: 'CC-BY-SA-4.0',
  body: '',
} as const

test('a blank page gets front matter that reads back', () => {
  const text = newText(page)
  expect(text.startsWith('---\n')).toBe(true)
  expect(text).toContain('kind: format')
  expect(text).toContain('48h : Chrono')
  expect(text).not.toContain('summary')
})

test('a text is kept word for word below the front matter', () => {
  expect(newText({ ...page, body: '## Étapes\n\n* un\n* deux' })).toMatch(
    /## Étapes\n\n\* un\n\* deux\n$/,
  )
})

test('front matter that is there keeps its other keys', () => {
  const text = newText({ ...page, body: '---\ntags: [a]\ntitle: Ancien\n---\n\nTexte\n' })
  expect(text).toContain('tags: [a]')
  expect(text).not.toContain('Ancien')
})

test('a text suggests its title', () => {
  expect(titleIn('---\ntitle: Un\n---\n\n# Deux\n')).toBe('Un')
  expect(titleIn('Intro\n\n# Deux\n')).toBe('Deux')
  expect(titleIn('sans titre')).toBe('')
})

test('the tables of a skeleton have room', () => {
  expect(withRoom('## A\n\n|a|b|\n|---|---|\n|1||\n')).toBe(
    '## A\n\n| a | b |\n| --- | --- |\n| 1 |  |\n',
  )
})

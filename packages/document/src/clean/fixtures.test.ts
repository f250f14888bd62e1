import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openText } from '../codec/open.ts'
import { liveBlocks } from '../editor/normalise.ts'
import { cleanHtml } from './clean-html.ts'
import { markdownOf } from './markdown-of.ts'

const read = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, 'testing/fixtures', name), 'utf8')
const agendaWords = { start: 'Heure', duration: 'Durée', step: 'Étape' }

// the Markdown that each gives stands beside it
test.each([
  ['google-docs', ['looks', 'merged-cells']],
  ['google-sheets', []],
  ['word-desktop', ['merged-cells', 'comments']],
  ['word-web', []],
  ['excel', ['merged-cells']],
  ['libreoffice-writer', []],
  ['libreoffice-calc', []],
  ['notion', []],
  ['gmail', []],
  ['outlook', []],
  ['outlook-web', []],
  ['web-page', ['looks', 'nested-tables', 'scripts', 'embeds']],
])('the clipboard of %s becomes clean blocks, and what is lost is said', (name, lost) => {
  const cleaned = cleanHtml(read(`${name}.html`), { agendaWords })
  const { blocks, losses } = cleaned.kind === 'cleaned' ? cleaned : { blocks: [], losses: [] }
  expect(markdownOf(blocks)).toBe(read(`${name}.md`))
  expect(losses.map(({ kind }) => kind)).toEqual(lost)
  // what was written reads back as the same blocks
  expect(liveBlocks(openText(markdownOf(blocks)).body)).toEqual(blocks)
})

test.each([
  ['google-docs', 'google-docs'],
  ['google-sheets', 'google-sheets'],
  ['word-desktop', 'word'],
  ['word-web', 'word-web'],
  ['excel', 'excel'],
  ['libreoffice-writer', 'libreoffice'],
  ['notion', 'notion'],
  ['gmail', 'mail'],
  ['outlook', 'word'],
  ['outlook-web', 'mail'],
  ['web-page', 'web'],
])('%s is known by its signs', (name, program) => {
  expect(cleanHtml(read(`${name}.html`))).toMatchObject({ program })
})

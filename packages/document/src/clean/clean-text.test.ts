import { expect, test } from 'vitest'
import { cleanPlain } from './clean-plain.ts'
import { cleanText } from './clean-text.ts'
import { markdownOf } from './markdown-of.ts'

const agendaWords = { start: 'Heure', duration: 'Durée', step: 'Étape' }
const md = (text: string): string => {
  const cleaned = cleanText(text, { agendaWords })
  return cleaned.kind === 'cleaned' ? markdownOf(cleaned.blocks) : 'refused'
}
const head = '| Heure | Durée | Étape |\n| --- | --- | --- |\n'

test.each([
  [
    'hours and lengths',
    '9h00 Accueil (30 min)\n9h30 Atelier (1h30)\n',
    `${head}| 09:00 | 30 min | Accueil |\n| 09:30 | 1 h 30 | Atelier |\n`,
  ],
  [
    'hours from and to',
    '9h - 9h30 : Accueil\n9h30-11h : Atelier',
    `${head}| 09:00 | 30 min | Accueil |\n| 09:30 | 1 h 30 | Atelier |\n`,
  ],
  [
    'hours of twelve',
    '9:00 am Welcome\n1 pm Lunch',
    '| Heure | Étape |\n| --- | --- |\n| 09:00 | Welcome |\n| 13:00 | Lunch |\n',
  ],
  [
    'over midnight',
    '23h - 1h Veillée\n1h - 2h Rangement',
    `${head}| 23:00 | 2 h | Veillée |\n| 01:00 | 1 h | Rangement |\n`,
  ],
  [
    'days with a title, and what belongs to a step',
    'Jour 1\n- 9h00 Accueil [15’]\n    - badges\n- 9h15 Jeu\n\nJour 2\n10h Bilan\n11h Fin',
    `### Jour 1\n\n${head}| 09:00 | 15 min | Accueil<br>badges |\n| 09:15 | | Jeu |\n\n### Jour 2\n\n| Heure | Étape |\n| --- | --- |\n| 10:00 | Bilan |\n| 11:00 | Fin |\n`,
  ],
  [
    'one hour alone is no agenda',
    'On commence à 9h.\n9h00 Accueil',
    'On commence à 9h.\n\n9h00 Accueil\n',
  ],
  [
    'numbers that are no hours',
    '30h d’atelier\n45 chaises\n10 heures de route',
    '30h d’atelier\n\n45 chaises\n\n10 heures de route\n',
  ],
  [
    'Markdown',
    '## Après\n\n- un\n- [ ] deux\n\n> dit\n\n[a](https://example.org)',
    '## Après\n\n- un\n- [ ] deux\n\n> dit\n\n[a](https://example.org)\n',
  ],
  ['front matter stays outside', '---\ntitle: x\n---\n## a\n', '## a\n'],
  ['signs that mean nothing', '2 * 3 * 4\na_b_c <i>', '2 * 3 * 4\n\na_b_c \\<i>\n'],
  [
    'lists in lists',
    '• un\n  – deux\n• trois\n1. a\n2. b',
    '- un\n  - deux\n- trois\n\n1. a\n2. b\n',
  ],
  ['boxes', '☐ un\n☑ deux', '- [ ] un\n- [x] deux\n'],
  ['passages and their lines', 'un\ndeux\n\ntrois', 'un\\\ndeux\n\ntrois\n'],
  [
    'lines that a mail program cut',
    `${'a'.repeat(70)}\n${'b'.repeat(68)}\nfin`,
    `${'a'.repeat(70)} ${'b'.repeat(68)} fin\n`,
  ],
  [
    'rows of a sheet',
    '9:00\tAccueil\n10:00\tFin\n',
    '| Heure | Étape |\n| --- | --- |\n| 9:00 | Accueil |\n| 10:00 | Fin |\n',
  ],
  ['rows with their own header', 'Nom\tRôle\na\tb', '| Nom | Rôle |\n| --- | --- |\n| a | b |\n'],
  ['an address', 'Voir https://example.org/a.', 'Voir https://example.org/a.\n'],
  ['nothing', ' \n', ''],
])('%s', (_, text, markdown) => {
  expect(md(text)).toBe(markdown)
})

test('without words for agendas no table is made of hours', () => {
  const cleaned = cleanText('9h Accueil\n10h Fin')
  expect(cleaned).toMatchObject({ blocks: [{ type: 'paragraph' }, { type: 'paragraph' }] })
})

const long = 990_000
test.each([
  ['hours', 'refused', '9h a\n'.repeat(long / 5)],
  ['one step with all below it', 'refused', `9h a\n${'  x\n'.repeat(long / 4)}`],
  ['brackets', 'cleaned', '['.repeat(long)],
  ['stars', 'cleaned', '**a '.repeat(long / 4)],
  ['bars', 'cleaned', '|-'.repeat(long / 2)],
  ['tabs', 'refused', 'a\tb\n'.repeat(long / 4)],
  ['quotes between tabs', 'refused', '"\t'.repeat(long / 2)],
  ['tabs alone', 'refused', '\t'.repeat(long)],
  ['rows as wide as a sheet', 'refused', `${'\t'.repeat(16_000)}\n`.repeat(60)],
  ['lines', 'refused', 'a\n'.repeat(long / 2)],
  ['passages', 'refused', 'a\n\n'.repeat(long / 3)],
  [
    'deeper and deeper',
    'cleaned',
    Array.from({ length: 1400 }, (_, at) => `${' '.repeat(at)}- a`).join('\n'),
  ],
  ['blanks', 'cleaned', ' '.repeat(long)],
])('a megabyte of %s ends in time', { timeout: 10_000 }, (_, kind, text) => {
  expect(cleanText(text, { agendaWords }).kind).toBe(kind)
})

test('more than a page holds is refused', () => {
  const refused = { kind: 'refused' }
  expect(cleanText('a'.repeat(1_000_001))).toEqual(refused)
  expect(cleanPlain('a'.repeat(5_000_000))).toEqual(refused)
  expect(cleanPlain('a\n'.repeat(30_000))).toEqual(refused)
})

test('as plain text no sign is read', () => {
  const blocks = ['## a', '- b\tc'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  }))
  expect(cleanPlain('## a\r\n\n- b\tc\n')).toMatchObject({ kind: 'cleaned', blocks })
})

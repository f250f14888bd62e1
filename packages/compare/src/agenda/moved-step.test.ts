import { changeAgenda } from '@forkshop/domain'
import { openText, saveText } from '@forkshop/document'
import { expect, test } from 'vitest'
import { compareTexts } from '../compare-texts.ts'
import { agendaSentences } from '../words-for-people/agenda-sentences.ts'
import { loadPhrases } from '../words-for-people/phrases.ts'

const day = (title: string, rows: readonly string[]): string =>
  `## ${title}\n\n| Heure | Durée | Étape |\n| --- | --- | --- |\n${rows.join('\n')}\n`
const text = [
  '---\nkind: format\ntitle: Veillée\nlang: fr\n---\n',
  day('Vendredi', [
    '| 18:00 | 30 min | Accueil et tour de table |',
    '| 18:30 | 30 min | Mot d’ouverture du lieu |',
    '| 19:00 | 30 min | Présentation des projets |',
    '| 19:30 | 30 min | Constitution des équipes |',
  ]),
  day('Samedi', [
    '| 9:00 | 1 h | Reprise en petits groupes |',
    '| 10:00 | 1 h | Atelier du matin |',
  ]),
].join('\n')

type Move = { readonly from: readonly [number, number]; readonly to: readonly [number, number] }

/** The text once a step was moved, as the editor saves it. */
const moved = ({ from, to }: Move): string => {
  const { body, base } = openText(text)
  const nodes = body.content ?? []
  const tables = nodes.filter(({ type }) => type === 'table')
  const place = ([at, row]: readonly [number, number]) => ({ day: at, row })
  const changed = changeAgenda(tables, { kind: 'move', at: place(from), to: place(to) })
  const content = nodes.map((node) => changed?.tables[tables.indexOf(node)] ?? node)
  const saved = saveText(base, { ...body, content })
  return saved.kind === 'saved' ? saved.text : ''
}
const kindsOf = (after: string): readonly string[] =>
  compareTexts(text, after).agenda.steps.flatMap(({ kind, step }) =>
    kind === 'changed' ? [] : [`${kind} ${step}`],
  )

test('a step that was moved within a day reads as moved, and nothing as new or gone', async () => {
  const after = moved({ from: [0, 3], to: [0, 1] })
  expect(kindsOf(after)).toEqual(['moved Constitution des équipes'])
  const said = agendaSentences(compareTexts(text, after), await loadPhrases('fr'))
  expect(said.filter(({ kind }) => kind === 'moved')).toHaveLength(1)
})

test('a step that was moved to another day changes two tables and reads as moved', () => {
  const after = moved({ from: [0, 2], to: [1, 1] })
  expect(kindsOf(after)).toEqual(['moved Présentation des projets'])
})

import type { AgendaView, PassageIdea } from '@forkshop/api'
import { expect, test } from 'vitest'
import { layOut } from './reading.ts'
import { partsOf } from './testing/drawn-parts.ts'

const idea = (quote: string | null, id = 'i1'): PassageIdea => ({
  id,
  text: 'Plus tôt',
  state: 'open',
  by: 'Zoé',
  byGuest: false,
  time: '2026-11-20T10:00:00.000Z',
  event: null,
  observed: null,
  quote,
  prefix: null,
  suffix: null,
  support: 0,
  proposal: null,
  version: null,
})
const agenda = (tableStart: number | null): AgendaView => ({
  days:
    tableStart === null
      ? []
      : [
          {
            title: 'Samedi',
            start: '09:00',
            end: '09:30',
            totalMinutes: 30,
            tableStart,
            steps: [
              {
                start: '09:00',
                durationMinutes: 30,
                step: 'Café',
                ledBy: '',
                materials: '',
                methods: [],
                kind: 'led',
                fixed: false,
                row: 0,
              },
              {
                start: '09:30',
                durationMinutes: 30,
                step: 'Ronde',
                ledBy: '',
                materials: '',
                methods: [],
                kind: 'led',
                fixed: false,
                row: 1,
              },
            ],
          },
        ],
  problems: [],
})
const noAgenda: AgendaView = { days: [], problems: [] }
const kinds = (text: ReturnType<typeof layOut>): string[] => text.blocks.map((block) => block.kind)
const steps = '| Heure | Étape |\n| - | - |\n| 9:00 | Café |\n| 9:30 | Ronde |'
const other = '| Objet | Nombre |\n| - | - |\n| Vélo | 2 |'
const laidOut = (text: string, ideas: readonly PassageIdea[] = []) =>
  layOut(partsOf(text), text.includes(steps) ? agenda(text.indexOf(steps)) : noAgenda, ideas)

test('prose without ideas stays one block', () => {
  expect(laidOut('a\n\nb').blocks).toEqual([
    { kind: 'html', html: '<p data-block="0">a</p>\n<p data-block="1">b</p>' },
  ])
})

test('a text of which nothing is said is laid out without the places of its words, but for headings', () => {
  for (const text of ['a\n\nb', `## Plan\n\n### Samedi\n\n${steps}\n\nfin`]) {
    const parts = partsOf(text)
    const bare = parts.map((part) => ({
      ...part,
      blocks: part.blocks.map((block) => (block.heading === null ? { ...block, runs: [] } : block)),
    }))
    const shown = text.includes(steps) ? agenda(text.indexOf(steps)) : noAgenda
    expect(layOut(bare, shown, [])).toEqual(layOut(parts, shown, []))
  }
})

test('an agenda is drawn below its overview, its own heading with the day', () => {
  const text = laidOut(`## Plan\n\n### Samedi\n\n${steps}\n\nfin`)
  expect(kinds(text)).toEqual(['html', 'overview', 'day', 'html'])
  expect(text.blocks[2]).toMatchObject({ day: 0, heading: { id: 'samedi', text: 'Samedi' } })
})

test('tables are counted, in a second text on from those of the first', () => {
  const parts = partsOf(`${other}\n\nun mot\n\n${other}`)
  const numbers = (layout = {}): readonly number[] =>
    layOut(parts, noAgenda, [], layout).blocks.flatMap((block) =>
      block.kind === 'table' ? [block.number] : [],
    )
  expect(numbers()).toEqual([1, 2])
  expect(numbers({ tablesBefore: 3 })).toEqual([4, 5])
})

test('a second-level heading above an agenda stays in the text', () => {
  const text = laidOut(`## Plan\n\n${steps}`)
  expect(kinds(text)).toEqual(['html', 'overview', 'day'])
  expect(text.blocks[2]).toMatchObject({ heading: null })
})

test('what stands in HTML between a heading and an agenda is shown', () => {
  const text = laidOut(`### Samedi\n\n<div>Venez tôt.</div>\n\n${steps}`)
  expect(kinds(text)).toEqual(['html', 'overview', 'day'])
  expect(text.blocks[0]).toMatchObject({ html: expect.stringContaining('Venez tôt.') })
})

test('an idea stands with its passage and counts under its heading', () => {
  const text = laidOut('## Après\n\nun mot\n\nz', [idea('mot')])
  expect(kinds(text)).toEqual(['html', 'noted', 'html'])
  expect(text.blocks[1]).toMatchObject({ html: expect.stringContaining('>mot</mark>') })
  expect(text.counts).toEqual({ apres: 1 })
})

test('an idea on words in folded HTML leaves the fold whole', () => {
  const text = laidOut('<details>\n<summary>Plus</summary>\n\nun\n\nun mot\n\n</details>', [
    idea('mot'),
  ])
  expect(kinds(text)).toEqual(['noted'])
  expect(text.blocks[0]).toMatchObject({
    html: expect.stringMatching(/^<details>[^]*>mot<\/mark>[^]*<\/details>\s*$/),
  })
})

test('an idea on a step stands with its row', () => {
  expect(laidOut(steps, [idea('Ronde')]).blocks[1]).toMatchObject({
    kind: 'day',
    ideas: [{ row: 1 }],
  })
})

test('ideas without a passage here are kept apart', () => {
  expect(laidOut('a', [idea(null, 'a'), idea('gone', 'b')]).loose.map(({ id }) => id)).toEqual([
    'a',
    'b',
  ])
})

test('other tables stay tables', () => {
  expect(kinds(laidOut('| a |\n| - |\n| b |'))).toEqual(['table'])
})

test('a second text on a screen has anchors of its own, and headings below the one above it', () => {
  const text = layOut(partsOf('## Plan'), noAgenda, [], { prefix: 'run-' })
  expect(text.blocks).toEqual([
    { kind: 'html', html: '<h2 data-block="0" id="run-plan" aria-level="3">Plan</h2>' },
  ])
})

test.each([
  ['a quotation at its beginning', '> Inventé.\n\nUn.\n\n> Dit.', ['<p', true]],
  ['a quotation further down', 'Un.\n\n> Dit.', [undefined, false]],
  ['nothing', '', [undefined, false]],
])('a text with %s stands apart from it', (_what, text, [second, hasNotice]) => {
  const laidOut = layOut(partsOf(text), noAgenda, [])
  expect(laidOut.hasNotice).toBe(hasNotice)
  const block = laidOut.blocks[1]
  expect(block && 'html' in block ? block.html.slice(0, 2) : undefined).toBe(second)
})

test('a quotation that ideas are said on stands in its text', () => {
  const text = '> Inventé.\n\nUn.'
  expect(layOut(partsOf(text), noAgenda, [idea('Inventé')]).hasNotice).toBe(false)
})

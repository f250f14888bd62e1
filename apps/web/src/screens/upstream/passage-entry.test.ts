import { expect, test } from 'vitest'
import { changedDays } from '../../parts/comparison/changed-days.ts'
import { compared } from '../../parts/comparison/testing/compared.ts'
import { authorsOf, endsOf, entryOfChange, placeOfChange, toldOf } from './passage-entry.ts'
import { changeOf } from './testing/upstream-view.ts'

const table = (minutes: number) =>
  `| Time | Duration | Step |\n| --- | --- | --- |\n| 9:00 | ${minutes} min | Talk |\n`
const text = (minutes: number, words: string) =>
  `Opening.\n\n## Friday\n\n${table(minutes)}\n## Watch out\n\n${words}\n`
const comparison = compared(text(30, 'Nobody is tired.'), text(45, 'Somebody is tired.'))
const drawnOf = (block: string) =>
  comparison.changes.filter((one) => one.kind !== 'same' && one.block === block)
const days = changedDays(comparison)
const words = changeOf({ path: ['Watch out'], drawn: drawnOf('paragraph') })
const day = changeOf({
  path: ['Friday'],
  drawn: drawnOf('table'),
  agenda: comparison.sentences.map((sentence) => ({ ...sentence })),
})
const fact = changeOf({ kind: 'field', path: ['duration'], before: 'PT8H', after: 'PT9H' })

test.each([
  ['a paragraph', words, { kind: 'heading', text: 'Watch out' }],
  ['a fact', fact, { kind: 'field', key: 'duration' }],
  ['what stands above all headings', changeOf({ path: [] }), { kind: 'top' }],
  [
    'a heading',
    changeOf({
      drawn: compared('A.\n', 'A.\n\n## Saturday\n').changes.filter(({ kind }) => kind !== 'same'),
    }),
    { kind: 'heading', text: 'Saturday' },
  ],
  ['what is not drawn', changeOf({ path: ['A', 'B'] }), { kind: 'heading', text: 'B' }],
])('%s is called by where it is', (_what, change, wanted) => {
  expect(placeOfChange(change)).toEqual(wanted)
})

test('a fact, words and a day are shown each in its way', () => {
  const entryOf = (change: typeof words) => entryOfChange(change, { id: 'x', days })
  expect(entryOf(fact)).toEqual({
    kind: 'field',
    id: 'x',
    field: { key: 'duration', from: 'PT8H', to: 'PT9H' },
  })
  expect(entryOf(words)).toMatchObject({ kind: 'block', id: 'x', how: 'changed' })
  expect(entryOf(day)).toMatchObject({ kind: 'day', day: { title: 'Friday' } })
  expect(entryOf(changeOf())).toBeNull()
})

test('the agenda is told in words where the day is not drawn', () => {
  const drawn = entryOfChange(day, { id: 'x', days })
  const table = entryOfChange(day, { id: 'x', days: [] })
  expect(toldOf(day, drawn)).toEqual([])
  expect(table?.kind).toBe('block')
  expect(toldOf(day, table)).toEqual(comparison.sentences.map((sentence) => sentence.text))
})

test('what is taken tells where days end, and who wrote it, each once', () => {
  const by = (name: string, id: string) => ({
    id,
    author: { id: null, name },
    time: '2013-06-24T10:00:00Z',
    reason: 'So.',
    event: null,
    proposal: null,
  })
  const taken = [
    changeOf({ ...day, revisions: [by('Ada', 'd'.repeat(40)), by('Bo', 'e'.repeat(40))] }),
    changeOf({ revisions: [by('Ada', 'f'.repeat(40))] }),
  ]
  expect(authorsOf(taken)).toEqual(['Ada', 'Bo'])
  expect(endsOf([...taken, day])).toEqual(
    comparison.sentences.filter(({ kind }) => kind === 'day').map((sentence) => sentence.text),
  )
  expect(endsOf(taken)).toHaveLength(1)
})

import type { RenderedComparison } from '@forkshop/api'
import { expect, test } from 'vitest'
import { changedWords, changeLines } from './change-lines.ts'

const words = {
  added: (place: string) => `${place}: added`,
  removed: (place: string) => `${place}: removed`,
  moved: (place: string) => `${place}: moved`,
  changed: (place: string, count: number) => `${place}: ${count} words`,
  field: (key: string) => `fact ${key}`,
}
type Change = RenderedComparison['changes'][number]
const change = (kind: Change['kind'], place: string, html: string): Change => ({
  kind,
  place,
  label: 'label',
  html,
  beforeHtml: null,
  afterHtml: null,
  movedFrom: null,
  blockIndex: 0,
})
const nothing: RenderedComparison = {
  summary: '',
  changes: [],
  fields: [],
  sentences: [],
  days: [],
  agenda: { steps: [], days: [] },
  degraded: false,
}
type Parts = Partial<Pick<RenderedComparison, 'changes' | 'fields' | 'sentences'>>
const comparison = (parts: Parts): RenderedComparison => ({ ...nothing, ...parts })

test('words are counted on the side that has more of them', () => {
  expect(changedWords('<p>a <del>b c</del> <ins>d</ins></p>')).toBe(2)
  expect(changedWords('<p><ins>l’idée</ins></p>')).toBe(1)
})

test('blocks that stayed are not told', () => {
  const lines = changeLines(
    comparison({ changes: [change('same', 'A', ''), change('added', 'B', '<p>x</p>')] }),
    words,
  )
  expect(lines.map(({ title }) => title)).toEqual(['B: added'])
})

test('an agenda is told by its sentences, not as a table too', () => {
  const lines = changeLines(
    comparison({
      sentences: [{ kind: 'changed', day: 'Saturday', text: '11:15, 75 → 90 min' }],
      changes: [
        change('changed', 'Saturday', '<table></table>'),
        change('changed', 'Before', '<p><ins>x</ins></p>'),
      ],
    }),
    words,
  )
  expect(lines.map(({ icon, title, details }) => [icon, title, details])).toEqual([
    ['clock', '11:15, 75 → 90 min', ['Saturday']],
    ['pencil', 'Before: 1 words', ['label']],
  ])
})

test('a day that changed is one change, however much is said of it', () => {
  const said = ['11:15, 75 → 90 min', 'ends 15 min later'].map((text) => ({
    kind: 'changed',
    day: 'Saturday',
    text,
  }))
  const lines = changeLines(comparison({ sentences: said }), words)
  expect(lines).toEqual([
    { icon: 'clock', title: '11:15, 75 → 90 min', details: ['ends 15 min later'] },
  ])
})

test('facts say what becomes what', () => {
  const lines = changeLines(
    comparison({ fields: [{ key: 'status', from: 'draft', to: 'tested' }] }),
    words,
  )
  expect(lines).toEqual([{ icon: 'field', title: 'fact status', details: ['draft → tested'] }])
})

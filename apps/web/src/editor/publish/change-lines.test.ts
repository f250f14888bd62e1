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
const comparison = (parts: Partial<Omit<RenderedComparison, 'changes'>> & { changes?: Change[] }): RenderedComparison => ({
  summary: '',
  changes: [],
  fields: [],
  sentences: [],
  days: [],
  degraded: false,
  ...parts,
})

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
      changes: [change('changed', 'Saturday', '<table></table>'), change('changed', 'Before', '<p><ins>x</ins></p>')],
    }),
    words,
  )
  expect(lines.map(({ icon, title, detail }) => [icon, title, detail])).toEqual([
    ['clock', '11:15, 75 → 90 min', 'Saturday'],
    ['pencil', 'Before: 1 words', 'label'],
  ])
})

test('facts say what becomes what', () => {
  const lines = changeLines(comparison({ fields: [{ key: 'status', from: 'draft', to: 'tested' }] }), words)
  expect(lines).toEqual([{ icon: 'field', title: 'fact status', detail: 'draft → tested' }])
})

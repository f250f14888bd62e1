import { expect, test } from 'vitest'
import { toEntries, walkable } from './entries.ts'
import { compared } from './testing/compared.ts'
import { changeLine } from './change-lines.ts'

const words = {
  titleOf: ({ kind, id }: { readonly kind: string; readonly id: string }) => `${kind} ${id}`,
  placeOf: (entry: { readonly kind: string }) => (entry.kind === 'block' ? 'Roles' : ''),
}
const lines = (before: string, after: string) =>
  walkable(toEntries(compared(before, after))).map((entry) => changeLine(entry, words))
const day = (...rows: readonly string[]) =>
  ['## Saturday', '', '| Time | Duration | Step |', '| --- | --- | --- |', ...rows].join('\n')

test('a change is called as in the comparison, with its place below', () => {
  expect(lines('# A\n\nOld words here.', '# A\n\nNew words here.')).toMatchObject([
    { title: 'block change-1', details: ['Roles'] },
  ])
})

test('a change without a place has one line', () => {
  expect(lines('---\nstatus: draft\n---\n', '---\nstatus: tested\n---\n')).toMatchObject([
    { title: 'field change-field-status', details: [] },
  ])
})

test('a day that changed is one change, with all that is said of it below its name', () => {
  const before = day('| 9:00 | 60 min | Talk |', '| 10:00 | 30 min | Walk |')
  const after = day('| 9:00 | 90 min | Talk |', '| 10:30 | 30 min | Walk |')
  const [line, ...others] = lines(before, after)
  expect(others).toEqual([])
  expect(line?.title).toMatch(/^day /)
  expect(line?.details.length).toBeGreaterThan(1)
})

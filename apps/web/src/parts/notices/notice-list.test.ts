import { expect, test } from 'vitest'
import { holdLines, marked, pagesOfLines } from './notice-list.ts'
import { aNotice } from './testing/a-notice.ts'

const at = (hour: number): string => `2026-11-30T${String(hour).padStart(2, '0')}:00:00.000Z`
const line = (id: string, hour: number, read = false) => aNotice({ id, at: at(hour), read })
const ids = (lines: readonly { readonly id: string }[]): string =>
  lines.map(({ id }) => id).join(' ')
const held = (shown: Parameters<typeof holdLines>[0], told: Parameters<typeof holdLines>[1]) => {
  const { lines, fresh } = holdLines(shown, told)
  return [ids(lines), ids(fresh)]
}

test('what is new waits, and no line moves', () => {
  const shown = { lines: [line('b', 9), line('a', 8)], isAll: true }
  expect(held(shown, { lines: [line('c', 10), line('b', 9), line('a', 8)], isAll: true })).toEqual([
    'b a',
    'c',
  ])
})

test('one more of the same keeps its line as it was until it is asked for', () => {
  const shown = { lines: [line('b', 9), line('a', 8, true)], isAll: true }
  const { lines, fresh } = holdLines(shown, { lines: [line('a', 10), line('b', 9)], isAll: true })
  expect(lines).toEqual(shown.lines)
  expect(fresh).toEqual([line('a', 10)])
})

test('what was read elsewhere is read here, in its place', () => {
  const shown = { lines: [line('b', 9), line('a', 8)], isAll: true }
  const { lines, fresh } = holdLines(shown, {
    lines: [line('b', 9, true), line('a', 8)],
    isAll: true,
  })
  expect(lines.map(({ read }) => read)).toEqual([true, false])
  expect(fresh).toEqual([])
})

test('what is undone goes', () => {
  const shown = { lines: [line('b', 9), line('a', 8)], isAll: true }
  expect(held(shown, { lines: [line('a', 8)], isAll: true })).toEqual(['a', ''])
})

test('lines beyond the first that the server tells stay', () => {
  const shown = { lines: [line('c', 10), line('b', 9), line('a', 8)], isAll: true }
  expect(held(shown, { lines: [line('c', 10), line('b', 9)], isAll: false })).toEqual(['c b a', ''])
})

test('an older line that comes up because one went is not new', () => {
  const shown = { lines: [line('c', 10), line('b', 9)], isAll: false }
  expect(held(shown, { lines: [line('c', 10), line('a', 8)], isAll: false })).toEqual(['c', ''])
})

test('lines are read, and unread again', () => {
  const lines = [line('b', 9), line('a', 8)]
  const read = marked(lines, ({ id }) => id === 'a', true)
  expect(read.map((one) => one.read)).toEqual([false, true])
  expect(marked(read, () => true, false)).toEqual(lines)
})

test('pages are counted by the event where a line has one', () => {
  const page = { slug: 'chrono', kind: 'format', title: 'Chrono' } as const
  const event = { slug: 'brest', title: 'À Brest' }
  expect(
    pagesOfLines([
      aNotice({ id: '1', page }),
      aNotice({ id: '2', page, event }),
      aNotice({ id: '3', page, event }),
    ]),
  ).toEqual([
    { slug: 'brest', title: 'À Brest', lines: 2 },
    { slug: 'chrono', title: 'Chrono', lines: 1 },
  ])
})

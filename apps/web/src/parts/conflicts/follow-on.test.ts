import { expect, test } from 'vitest'
import { followOn } from './follow-on.ts'

const day = (...rows: readonly string[]) =>
  [
    '## Agenda',
    '',
    '### Saturday',
    '',
    '| Time | Duration | Step |',
    '| --- | --- | --- |',
    ...rows,
    '',
    'End.',
    '',
  ].join('\n')
const ours = '| 16:00 | 60 min | Round |'
const theirs = '| 16:00 | 90 min | Workshop |'
const path = 'Agenda / Saturday / 16:00'

test('the second of two kept steps follows the first, and the rest follows it', () => {
  const text = day('| 15:00 | 1 h | Talk |', ours, theirs, '| 17:30 | 45 min | Check |')
  expect(followOn(text, { path, ours, theirs })).toBe(
    day(
      '| 15:00 | 1 h | Talk |',
      ours,
      '| 17:00 | 90 min | Workshop |',
      '| 18:30 | 45 min | Check |',
    ),
  )
})

test('steps at different hours stay', () => {
  const text = day(ours, '| 17:00 | 90 min | Workshop |')
  expect(followOn(text, { path, ours, theirs })).toBe(text)
})

test('what is no agenda stays', () => {
  const text = '## After\n\nOne.\n\nTwo.\n'
  expect(followOn(text, { path: 'After / One', ours: 'One.', theirs: 'Two.' })).toBe(text)
})

import { expect, test } from 'vitest'
import { isDrawn, placeParts, sideLines, stepsAt } from './conflict-lines.ts'
import { drawSide } from './drawn-side.ts'

const drawn = (...texts: Parameters<typeof drawSide>): string =>
  drawSide(...texts)
    .map(({ html }) => html)
    .join('')

const base = '| 16:00 | 90 min | Round of guests, 15 min a team | All |'

test('a row reads as facts, a step and who leads it', () => {
  const lines = sideLines(base, base.replace('90', '60'))
  expect(lines.map(({ voice }) => voice)).toEqual(['facts', 'facts', 'text', 'note'])
  expect(lines[0]?.words).toEqual([{ kind: 'same', text: '16:00' }])
  expect(lines[1]?.words.map(({ kind }) => kind)).toContain('removed')
})

test('a passage that is gone has no lines', () => {
  expect(sideLines('Some words.', null)).toEqual([])
})

const table = '| Time | Step |\n| --- | --- |\n| 9:00 | Coffee |'

test.each([
  ['words', 'Some words.\nAnd more.', false],
  ['rows alone', '| 9:00 | Coffee |\n| 10:00 | Talk |', false],
  ['one item', '- paper', false],
  ['a table', table, true],
  ['a heading', '## Sunday', true],
  ['a list', '- paper\n- pens', true],
  ['several blocks', 'Some words.\n\nMore words.', true],
])('what has a form is drawn, lines are read: %s', (_what, text, expected) => {
  expect(isDrawn(text)).toBe(expected)
})

test('what is drawn shows what is new in it, and no markup but its own', () => {
  const html = drawn(
    `### Day\n\n${table}`,
    `### Day\n\n${table.replace('9:00', '9:30')}\n\n<b onclick="x">`,
  )
  expect(html).toMatch(/<h3[^>]*>Day<\/h3>/)
  expect(html).toMatch(/<td[^>]*>\s*<ins>9:30<\/ins><\/td>/)
  expect(html).not.toMatch(/<b[^>]*onclick/)
  expect(drawn(table, table)).not.toContain('<ins')
})

test('two pictures are told apart by their files', () => {
  const text = (words: ReturnType<typeof sideLines>) =>
    words.flatMap((line) => line.words.map((word) => word.text)).join('')
  expect(text(sideLines(null, '![Plan](media/a.png)'))).toBe('Plan (a.png)')
  expect(drawn(null, '## A\n\n![Plan](media/b.png)')).toContain('Plan (b.png)')
})

test('a step is named by its day and hour', () => {
  expect(placeParts('Agenda / Saturday: try / 16:00')).toEqual({
    day: 'Saturday: try',
    time: '16:00',
  })
  expect(placeParts('After / The coordination sends')).toEqual({
    day: 'After, The coordination sends',
    time: null,
  })
})

test('what will stand there is shown with the step after it', () => {
  const text = `## Saturday

| Time | Duration | Step |
| --- | --- | --- |
| 15:00 | 1 h | Talk |
| 16:00 | 1 h | Round |
|  | 90 min | Workshop |
|  | 45 min | Check |
|  | 45 min | End |
`
  const rows = '| 16:00 | 1 h | Round |\n| 16:00 | 90 min | Workshop |'
  expect(stepsAt(text, 'Saturday / 16:00', rows).map(({ step }) => step)).toEqual([
    'Round',
    'Workshop',
    'Check',
  ])
  expect(stepsAt(text, 'After / Some words', 'x')).toEqual([])
})

import { expect, test } from 'vitest'
import { placeParts, sideLines, stepsAt } from './conflict-lines.ts'

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

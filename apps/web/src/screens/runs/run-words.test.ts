import { expect, test } from 'vitest'
import { axisOfRuns, hasMedian, summaryOf, wordOf, type RanStep } from './run-words.ts'

const step = (
  name: string,
  planned: number | null,
  actual: readonly number[],
  skipped = 0,
): RanStep => {
  const sorted = actual.toSorted((a, b) => a - b)
  const median = sorted[(sorted.length - 1) >> 1]
  return {
    day: 0,
    step: name,
    start: null,
    kind: 'led',
    gone: false,
    planned,
    actual: median === undefined ? null : { median, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0 },
    skipped,
    runs: actual.length + skipped,
    times: actual.map((one, event) => ({ event, planned, actual: one, skipped: false })),
    ideas: 0,
  }
}

test.each<[name: string, step: RanStep, word: string | null]>([
  ['within five minutes', step('A', 30, [34]), 'same'],
  ['over', step('A', 30, [35]), 'more'],
  ['under', step('A', 30, [20]), 'less'],
  ['never ended', step('A', 30, []), null],
  ['without a plan', step('A', null, [20]), null],
])('a step that took its time %s', (_name, one, word) => {
  expect(wordOf(one)).toBe(word)
})

test('two times have no middle', () => {
  expect([hasMedian(step('A', 30, [20, 40])), hasMedian(step('A', 30, [20, 30, 40]))]).toEqual([
    false,
    true,
  ])
})

test('what runs over most comes first, and what is left out one time in two is told', () => {
  const steps = [
    step('Accueil', 30, [34]),
    step('Atelier', 90, [110]),
    step('Ronde', 60, [100]),
    step('Pause', 15, [15], 1),
  ]
  const { over, skipped } = summaryOf(steps)
  expect(over.map(({ step: { step: name }, minutes }) => `${name} ${minutes}`)).toEqual([
    'Ronde 40',
    'Atelier 20',
  ])
  expect(skipped.map(({ step: name }) => name)).toEqual(['Pause'])
})

test.each<[most: number, end: number, marks: number]>([
  [20, 30, 2],
  [145, 150, 6],
  [200, 240, 5],
  [0, 30, 2],
])('a scale that holds %i minutes ends at %i', (most, end, marks) => {
  const axis = axisOfRuns([step('A', most, [])])
  expect([axis.end, axis.marks.length]).toEqual([end, marks])
})

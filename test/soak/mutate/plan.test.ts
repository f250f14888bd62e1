import { expect, test } from 'vitest'
import { findFaults } from './find-faults.ts'
import { nearest, parseReach, parseResults, sample, told, withFaults } from './plan.ts'

const source = `if (a < b && list.some(f)) {
  save(7)
  return
}`
const faults = new Map([['src/a.ts', findFaults(source)]])

test('a seed draws the same faults again, each of another operator first and none within another', () => {
  const drawn = sample(faults, 4, 7)
  expect(drawn).toEqual(sample(faults, 4, 7))
  const ofSeeds = [1, 2, 3, 4, 5, 6].map((seed) => JSON.stringify(sample(faults, 4, seed)))
  expect(new Set(ofSeeds).size).toBeGreaterThan(1)
  expect(drawn.map(({ number }) => number)).toEqual([...drawn.keys()].map((at) => at + 1))
  expect(new Set(drawn.map(({ operator }) => operator)).size).toBe(drawn.length)
  const places = drawn.flatMap(({ start, end }) => [start, end]).toSorted((a, b) => a - b)
  const inTurn = drawn.toSorted((a, b) => a.start - b.start).flatMap((one) => [one.start, one.end])
  expect(inTurn).toEqual(places)
})

test('a source holds its faults switched off, in the lines where they were', () => {
  const planted = [
    { operator: 'comparison', start: 4, end: 9, code: '(a) <= (b)', file: 'src/a.ts', number: 1 },
    { operator: 'call left out', start: 31, end: 38, code: null, file: 'src/a.ts', number: 2 },
  ]
  expect(withFaults(source, planted, './probe.mjs')).toBe(
    `import { fault as fault$ } from './probe.mjs'; if ((fault$(1) ? ((a) <= (b)) : (a < b)) && list.some(f)) {
  { if (!fault$(2)) save(7) }
  return
}`,
  )
  expect(planted.map((fault) => told(fault, source))).toEqual([
    'src/a.ts:1 comparison: a < b -> (a) <= (b)',
    'src/a.ts:2 call left out: save(7) -> nothing',
  ])
})

test('the nearest tests come first, the own test before its neighbours', () => {
  const tests = ['src/z.test.ts', 'src/in/a.test.ts', 'src/in/b.test.ts', 'src/in/deep/c.test.ts']
  expect(nearest('src/in/b.ts', tests)).toEqual([
    'src/in/b.test.ts',
    'src/in/a.test.ts',
    'src/in/deep/c.test.ts',
    'src/z.test.ts',
  ])
})

test('what was noted is read, a line that was cut off is not', () => {
  expect(parseReach('1 a.test.ts\n1 b c.test.ts\n2 a.test.ts\n1 a.test.ts\n2')).toEqual(
    new Map([
      [1, ['a.test.ts', 'b c.test.ts']],
      [2, ['a.test.ts']],
    ]),
  )
  expect(parseResults('1 true\n2 false\n3 tr')).toEqual(
    new Map([
      [1, true],
      [2, false],
    ]),
  )
})

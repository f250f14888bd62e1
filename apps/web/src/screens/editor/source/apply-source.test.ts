import { mergeTexts } from '@forkshop/compare'
import { expect, test } from 'vitest'
import { offsetOf, planSource } from './apply-source.ts'

const snapshot = '---\ntitle: A\n---\n\nOne.\n\nTwo.\n'
const plan = (current: string, buffer: string) =>
  planSource(mergeTexts, { snapshot, current, buffer })

test('what others wrote meanwhile is kept', () => {
  const outcome = plan(
    snapshot.replace('Two.', 'Two, by others.'),
    snapshot.replace('One.', 'One, by me.'),
  )
  expect(outcome).toEqual({
    kind: 'apply',
    text: '---\ntitle: A\n---\n\nOne, by me.\n\nTwo, by others.\n',
  })
})

test('an untouched buffer changes nothing', () => {
  expect(plan(snapshot.replace('Two.', 'Other.'), snapshot).kind).toBe('unchanged')
})

test('broken YAML is refused with line and column', () => {
  const outcome = plan(snapshot, snapshot.replace('title: A', 'title: [A'))
  expect(outcome.kind).toBe('broken')
  expect(outcome.kind === 'broken' && outcome.problems[0]).toMatchObject({
    line: expect.any(Number),
    column: expect.any(Number),
  })
})

test('the same passage changed on both sides is asked about', () => {
  const outcome = plan(
    snapshot.replace('One.', 'One red cat sat.'),
    snapshot.replace('One.', 'A blue bird flew.'),
  )
  expect(outcome.kind).toBe('conflict')
})

test('more than a megabyte is refused', () => {
  expect(plan(snapshot, 'x'.repeat(1_000_001)).kind).toBe('too-large')
})

test.each<[line: number, column: number, rest: string]>([
  [1, 1, 'ab\n\ncde\n'],
  [1, 3, '\n\ncde\n'],
  [2, 1, '\ncde\n'],
  [3, 2, 'de\n'],
  [4, 1, ''],
])('line %i, column %i stands before %j', (line, column, rest) => {
  const text = 'ab\n\ncde\n'
  expect(text.slice(offsetOf(text, line, column))).toBe(rest)
})

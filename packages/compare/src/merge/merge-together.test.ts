import fc from 'fast-check'
import { expect, test } from 'vitest'
import { threePages } from '../testing/arbitrary-page.ts'
import { lawRuns } from '../testing/law-runs.ts'
import { mergeTexts } from './merge-texts.ts'
import { mergeTogether } from './merge-together.ts'

const page = 'One thing is said here.\n\nAnother thing stands there.\n\nThe last thing ends it.\n'
const change = (find: string, put: string, base = page) => ({ base, head: base.replace(find, put) })

test('what goes together is taken, in the order in which it is named', () => {
  const first = change('The last', 'The very last')
  const second = change('One thing', 'Some thing')
  expect(mergeTogether(page, [first, second])).toEqual({
    text: page.replace('The last', 'The very last').replace('One thing', 'Some thing'),
    order: [0, 1],
    clashes: [],
  })
  expect(mergeTogether(page, [])).toEqual({ text: page, order: [], clashes: [] })
})

test('what clashes is left out, with what it clashes with', () => {
  const taken = change('Another thing', 'No other thing')
  const apart = change('One thing', 'Some thing')
  const clashing = change('Another thing', 'Any other thing')
  const { text, order, clashes } = mergeTogether(page, [apart, taken, clashing])
  expect(text).toBe(page.replace('One thing', 'Some thing').replace('Another', 'No other'))
  expect(order).toEqual([0, 1])
  expect(clashes).toMatchObject([
    { at: 2, with: 1, conflicts: [{ theirs: expect.stringContaining('Any other thing') }] },
  ])
})

test('what clashes with the page is told apart', () => {
  const old = page.replace('Another thing', 'An old thing')
  const { text, order, clashes } = mergeTogether(page, [
    change('One thing', 'Some thing'),
    change('An old thing', 'A former thing', old),
  ])
  expect(text).toBe(page.replace('One thing', 'Some thing'))
  expect(order).toEqual([0])
  expect(clashes).toMatchObject([{ at: 1, with: null }])
})

test('one change gives what a merge gives', () => {
  fc.assert(
    fc.property(threePages(3), ({ base, ours, theirs }) => {
      const alone = mergeTexts(base, ours, theirs)
      const { text, order, clashes } = mergeTogether(ours, [{ base, head: theirs }])
      expect(text).toBe(alone.kind === 'merged' ? alone.text : ours)
      expect([order.length, clashes.length]).toEqual(alone.kind === 'merged' ? [1, 0] : [0, 1])
    }),
    lawRuns(process.env),
  )
})

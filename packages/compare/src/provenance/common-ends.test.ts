import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonEnds } from './common-ends.ts'

test.each<[string, string, string, [string, string]]>([
  ['a word in the middle', 'A.\n\nB.\n\nC.\n', 'A.\n\nB, b.\n\nC.\n', ['A.\n\n', 'C.\n']],
  ['a block more', 'A.\n\nC.\n', 'A.\n\nB.\n\nC.\n', ['A.\n\n', '']],
  ['the end', 'A.\n\nB.\n', 'A.\n\nB.\n\nC.\n', ['A.\n\n', '']],
  ['the beginning', 'A.\n\nB.\n', 'C.\n\nB.\n', ['', 'B.\n']],
  ['all', 'A.\n', 'B.\n', ['', '']],
  ['nothing', 'A.\n\nB.\n', 'A.\n\nB.\n', ['A.\n\n', '']],
  ['everything, since there was nothing', '', 'A.\n\nB.\n', ['', '']],
])('where %s changed, both are known up to an empty line', (_, before, after, [first, last]) => {
  const { head, tail } = commonEnds(before, after)
  expect([after.slice(0, head), after.slice(after.length - tail)]).toEqual([first, last])
})

test('what is told of two texts is the same in both, and the longest that ends at an empty line', () => {
  const line = fc.constantFrom('', '', 'A.', 'B.', 'x'.repeat(700))
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { head, tail } = commonEnds(before, after)
      expect(head + tail).toBeLessThanOrEqual(Math.min(before.length, after.length))
      expect(after.slice(0, head)).toBe(before.slice(0, head))
      expect(after.slice(after.length - tail)).toBe(before.slice(before.length - tail))
      for (let at = head + 1; at <= Math.min(before.length, after.length); at += 1) {
        const isEnd = before.slice(0, at).endsWith('\n\n')
        expect(isEnd && before.slice(0, at) === after.slice(0, at)).toBe(false)
      }
    }),
    { seed: 5, numRuns: 300 },
  )
})

import { expect, test } from 'vitest'
import { makeEventCode, parseEventCode } from './event-code.ts'

test('has two groups of three signs', () => expect(makeEventCode(() => 0)).toBe('AAA-AAA'))
test('uses every sign of the alphabet and no ambiguous one', () => {
  let next = 0
  const codes = Array.from({ length: 8 }, () => makeEventCode((n) => next++ % n)).join('')
  expect(codes).not.toMatch(/[BILOSUZ01258]/)
  expect(new Set(codes.replaceAll('-', '')).size).toBe(24)
})
test.each(['ACD-EFG', 'acdefg', ' acd efg ', 'AC-DE-FG'])('reads %j', (typed) =>
  expect(parseEventCode(typed)).toBe('ACD-EFG'),
)
test.each(['', 'ACDEF', 'ACDEFGH', 'ACDEF0', 'ACDEFÉ', "' or 1=1"])('refuses %j', (typed) =>
  expect(parseEventCode(typed)).toBeNull(),
)

import { expect, test } from 'vitest'
import { repeatRule } from './repeat-rule.ts'

test.each([
  ['2027-02-02', 'never', undefined],
  ['2027-02-02', 'weekly', 'FREQ=WEEKLY;COUNT=6'],
  ['2027-02-02', 'fortnightly', 'FREQ=WEEKLY;INTERVAL=2;COUNT=6'],
  ['2027-02-02', 'monthly', 'FREQ=MONTHLY;BYDAY=1TU;COUNT=6'],
  ['2027-02-28', 'monthly', 'FREQ=MONTHLY;BYDAY=4SU;COUNT=6'],
  ['2027-01-31', 'monthly', 'FREQ=MONTHLY;BYDAY=-1SU;COUNT=6'],
] as const)('an event of %s, %s, has the rule %s', (date, rhythm, rule) => {
  expect(repeatRule(date, rhythm, 6)).toBe(rule)
})

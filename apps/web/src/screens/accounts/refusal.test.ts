import { expect, test } from 'vitest'
import { refusalKey } from './refusal.ts'

test.each([
  ['invalid', '', 'wrong'],
  ['invalid', 'too-short', 'shell.problem.other'],
  ['not-signed-in', '', 'shell.problem.signIn'],
  ['too-many', '', 'accounts.signIn.tooMany'],
  ['invalid', 'name-of-admin', 'accounts.nameOfAdmin'],
  ['invalid', 'name-unseen', 'accounts.nameUnseen'],
  ['internal', '', 'shell.problem.other'],
])('%s (%s) is told as %s', (code, reason, key) => {
  expect(refusalKey({ kind: 'refused', code, reason }, 'wrong')).toBe(key)
})

import { expect, test } from 'vitest'
import { parseDraftToken, toDraftToken, type DraftGrant } from './draft-token.ts'

const now = new Date('2026-11-24T12:00:00Z')
const grant: DraftGrant = {
  draft: 'd1',
  user: 'u1',
  pass: { kind: 'session', id: 's1' },
  expires: now.getTime() + 1000,
}
const token = toDraftToken('secret', grant)
const read = (text: string, at = now, secret = 'secret') => parseDraftToken(secret, text, at)

test('reads back what it wrote', () => expect(read(token)).toEqual(grant))
test('refuses a token past its time', () =>
  expect(read(token, new Date(now.getTime() + 1000))).toBeNull())
test('refuses another server’s token', () => expect(read(token, now, 'other')).toBeNull())
test('refuses a changed body', () => {
  const forged = Buffer.from(JSON.stringify({ ...grant, draft: 'd2' })).toString('base64url')
  expect(read(`${forged}.${token.split('.')[1]}`)).toBeNull()
})
test.each(['', '.', 'a', 'a.b', `${token}.x`, `${token}x`])('refuses %j', (text) =>
  expect(read(text)).toBeNull(),
)

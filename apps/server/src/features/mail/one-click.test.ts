import { expect, test } from 'vitest'
import { useTestServer } from '../../testing/test-server.ts'
import { composeMail } from './compose-mail.ts'
import { queueMail } from './queue-mail.ts'
import { unsubscribeLink } from './unsubscribe.ts'

const server = useTestServer()
const to = 'jo@example.org'
const data = { site: 'S', name: 'Jo', address: 'a@b.example', home: 'https://s.example/' }
const message = composeMail('address-changed', data, 'en')
const queue = () =>
  server.services.database
    .transaction()
    .execute((transaction) =>
      queueMail(server.services, transaction, { to, message, reason: 'idea' }),
    )
const pathOf = () => new URL(unsubscribeLink(server.services, to, 'idea')).pathname

test('a mail program ends messages by one POST, a look ends nothing', async () => {
  const confirmed = new Date(0).toISOString()
  await server.services.database
    .insertInto('mail_consent')
    .values({ address: to, confirmed })
    .execute()
  expect(await queue()).toBe('queued')
  const look = () => server.inject(`/api/v1${pathOf()}`)
  for (let at = 0; at < 3; at += 1)
    expect((await look()).json()).toEqual({ topic: 'idea', ended: false })
  const answer = await server.inject({
    method: 'POST',
    url: pathOf(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
    payload: 'List-Unsubscribe=One-Click',
  })
  expect([answer.statusCode, answer.body]).toEqual([
    200,
    'Done: no more messages of this kind will come to this address.',
  ])
  expect((await look()).json()).toEqual({ topic: 'idea', ended: true })
  expect(await queue()).toBe('no-consent')
})

test.each([
  [
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
  ],
  ['text/plain', 'anything'],
])('whatever it sends as %s', async (type, payload) => {
  const answer = await server.inject({
    method: 'POST',
    url: pathOf(),
    headers: { 'content-type': type },
    payload,
  })
  expect(answer.statusCode).toBe(200)
})

test('a link that nobody made ends nothing', async () => {
  const answer = await server.inject({ method: 'POST', url: '/unsubscribe/nobody' })
  expect(answer.statusCode).toBe(404)
  expect((await server.inject('/api/v1/unsubscribe/nobody')).statusCode).toBe(404)
})

test('another site cannot press it', async () => {
  const headers = { origin: 'https://evil.example' }
  const answer = await server.inject({ method: 'POST', url: pathOf(), headers })
  expect(answer.statusCode).toBe(403)
})

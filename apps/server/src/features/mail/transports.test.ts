import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import { expect, onTestFinished, test } from 'vitest'
import { brokenServer, mailServer } from '../../testing/mail-server.ts'
import { composeMail } from './compose-mail.ts'
import { fileTransport } from './file-transport.ts'
import { smtpTransport } from './smtp-transport.ts'
import type { Outgoing } from './transport.ts'

const outgoing = (said: Partial<Outgoing> = {}): Outgoing => ({
  messageId: '<abc123@formats.example>',
  date: new Date('2027-01-10T12:00:00Z'),
  from: { name: 'Ateliers, formats', address: 'formats@example.org' },
  to: 'jo@example.org',
  ...composeMail(
    'sign-in',
    { site: 'Les formats', name: 'Zoé', link: 'https://formats.example/enter/s3cret' },
    'fr',
  ),
  headers: { 'Auto-Submitted': 'auto-generated' },
  ...said,
})
const quick = { connectMs: 300, silentMs: 300, totalMs: 700 }

test('a mail server gets both forms, with its identity and date', async () => {
  const server = await mailServer()
  expect(await smtpTransport(server.url).send(outgoing())).toEqual({ kind: 'sent' })
  const [got] = await server.read()
  expect(server.received[0]).toMatchObject({ from: 'formats@example.org', to: ['jo@example.org'] })
  expect(got).toMatchObject({
    messageId: '<abc123@formats.example>',
    date: new Date('2027-01-10T12:00:00Z'),
    subject: 'Votre lien pour entrer sur Les formats',
    from: { value: [{ name: 'Ateliers, formats', address: 'formats@example.org' }] },
  })
  expect(got?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(got?.text).toContain('Bonjour Zoé,')
  expect(got?.text).toContain('https://formats.example/enter/s3cret')
  expect(got?.html).toContain('<meta name="color-scheme" content="light dark">')
})

test.each([
  "o'brien+idées=1/2@example.org",
  'a{b}~!#$%&*?^_`|c@example.org',
  `${'a'.repeat(64)}@example.org`,
])('it is for %s alone', async (to) => {
  const server = await mailServer()
  expect(await smtpTransport(server.url).send(outgoing({ to }))).toEqual({ kind: 'sent' })
  expect(server.received.map((one) => one.to)).toEqual([[to]])
})

test('letters of other scripts go out in the form of servers', async () => {
  const server = await mailServer()
  await smtpTransport(server.url).send(outgoing({ to: 'jo@xn--mller-kva.example' }))
  expect(server.received.map((one) => one.to)).toEqual([['jo@müller.example']])
  expect(server.received[0]?.source).toContain('jo@xn--mller-kva.example')
})

test('what looks like a header in a subject or name is none', async () => {
  const server = await mailServer()
  const from = { name: 'A\r\nBcc: bo@example.org', address: 'formats@example.org' }
  const subject = 'Bonjour\r\nBcc: bo@example.org\r\n\r\nAutre'
  await smtpTransport(server.url).send(outgoing({ from, subject }))
  expect(server.received.map(({ to }) => to)).toEqual([['jo@example.org']])
  expect((await server.read())[0]?.bcc).toBeUndefined()
  expect(server.received[0]?.source).not.toMatch(/^Bcc:/m)
})

test.each([
  [450, 'Mailbox busy', { kind: 'later', server: false }],
  [421, 'Come back later', { kind: 'later', server: true }],
  [550, 'No such user here', { kind: 'never' }],
  [553, 'Name not allowed', { kind: 'never' }],
])('an answer %s is kept with its words', async (code, text, outcome) => {
  const server = await mailServer({ refuse: () => ({ code, text }) })
  const answer = await smtpTransport(server.url).send(outgoing())
  expect(answer).toMatchObject(outcome)
  expect(answer).toMatchObject({ problem: expect.stringContaining(text) })
})

test('a wrong password is the server’s matter, and is not told', async () => {
  const server = await mailServer({
    authOptional: false,
    onAuth: (_auth, _session, done) => done(new Error('Invalid username or password')),
  })
  const url = server.url.replace('//', '//jo:hush-hush@')
  const answer = await smtpTransport(url).send(outgoing())
  expect(answer).toMatchObject({ kind: 'later', server: true })
  expect(JSON.stringify(answer)).not.toContain('hush-hush')
})

test.each([
  ['says nothing', () => {}],
  ['hangs up', (socket: { end: () => void }) => socket.end()],
  [
    'speaks another tongue',
    (socket: { end: (text: string) => void }) => socket.end('HTTP/1.1 400 Bad\r\n\r\n'),
  ],
])('a server that %s is tried later, in time', async (_what, behave) => {
  const url = await brokenServer(behave)
  expect(await smtpTransport(url, quick).send(outgoing())).toMatchObject({
    kind: 'later',
    server: true,
  })
})

test('a server that dribbles is let go after the time for a whole message', async () => {
  const url = await brokenServer((socket) => {
    socket.write('220-slow\r\n')
    const timer = setInterval(() => socket.write('220-slow\r\n'), 50)
    socket.on('close', () => clearInterval(timer))
  })
  const began = performance.now()
  const answer = await smtpTransport(url, { ...quick, connectMs: 60_000, silentMs: 60_000 }).send(
    outgoing(),
  )
  expect(answer).toMatchObject({ kind: 'later', server: true })
  expect(performance.now() - began).toBeLessThan(5000)
})

test('nobody there is tried later', async () => {
  const server = await mailServer()
  await server.close()
  expect(await smtpTransport(server.url, quick).send(outgoing())).toMatchObject({
    kind: 'later',
    server: true,
  })
})

test('without a mail server a message is a file, the same one however often', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-mail-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = fileTransport(folder)
  expect(await files.send(outgoing())).toEqual({ kind: 'sent' })
  expect(await files.send(outgoing())).toEqual({ kind: 'sent' })
  expect(readdirSync(path.join(folder, 'mail'))).toEqual(['20270110T120000-abc123.eml'])
  const file = path.join(folder, 'mail', '20270110T120000-abc123.eml')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await simpleParser(readFileSync(file))).toMatchObject({
    messageId: '<abc123@formats.example>',
    subject: 'Votre lien pour entrer sur Les formats',
    to: { value: [{ address: 'jo@example.org' }] },
  })
})

test('a folder that cannot be written is tried later', async () => {
  const answer = await fileTransport('/dev/null').send(outgoing())
  expect(answer).toMatchObject({ kind: 'later', server: true })
})

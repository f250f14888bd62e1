import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { beginLasting, type LastingAnswer } from './lasting-answer.ts'
import { goneSignal } from './request.ts'

/** What the server knows of the answers that it began. */
const known = { answers: [] as (LastingAnswer | null)[], taken: 0, ended: 0, asked: 0 }
const slow = Promise.withResolvers<void>()

const app = fastify()
app.addHook('onRequest', async (_request, reply) => {
  reply.raw.setHeader('x-frame-options', 'DENY')
  goneSignal(reply)
})
app.get('/slow', async () => {
  known.asked += 1
  await slow.promise
  return 'first'
})
app.get('/lasting', async (_request, reply) => {
  reply.header('set-cookie', ['a=1', 'b=2']).type('text/plain')
  known.answers.push(
    await beginLasting(reply, {
      taken: () => void (known.taken += 1),
      ended: () => void (known.ended += 1),
    }),
  )
  return reply
})
await app.listen({ port: 0, host: '127.0.0.1' })
const address = app.server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0
afterAll(() => app.close())

const ask = (...paths: readonly string[]) => {
  const socket = connect(port, '127.0.0.1')
  const heard = { text: '' }
  socket.setEncoding('utf8').on('data', (text: string) => {
    heard.text += text
  })
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nhost: here\r\n\r\n`).join(''))
  return { socket, heard }
}
const newest = async (count: number): Promise<LastingAnswer> => {
  await expect.poll(() => known.answers.length).toBe(count)
  const answer = known.answers.at(-1)
  if (!answer) throw new Error('no answer was begun')
  return answer
}
const closed = (socket: Socket) => once(socket, 'close')

test('it begins with the headers of its reply, and its bytes come as they are until it ends', async () => {
  const { socket, heard } = ask('/lasting')
  const answer = await newest(1)
  expect(answer.write('one ')).toBe(true)
  expect(answer.write(Buffer.from('zwei ä'))).toBe(true)
  answer.end()
  await closed(socket)
  const [head = '', body] = heard.text.split('\r\n\r\n')
  expect(head.split('\r\n')).toEqual(
    expect.arrayContaining([
      'HTTP/1.1 200 OK',
      'x-frame-options: DENY',
      'set-cookie: a=1',
      'set-cookie: b=2',
      'content-type: text/plain',
      'connection: close',
    ]),
  )
  expect(head).not.toMatch(/transfer-encoding|content-length/i)
  expect(body).toBe('one zwei ä')
  await expect.poll(() => known.ended).toBe(1)
})

test('a reader who takes nothing is waited for, and told of once they take it', async () => {
  const { socket, heard } = ask('/lasting')
  const answer = await newest(2)
  socket.pause()
  const bytes = Buffer.alloc(100_000, 'x')
  const written = { count: 1 }
  while (answer.write(bytes)) written.count += 1
  expect(known.taken).toBe(0)
  socket.resume()
  await expect.poll(() => known.taken).toBe(1)
  answer.end()
  await closed(socket)
  expect(heard.text.split('\r\n\r\n')[1]).toHaveLength(written.count * bytes.length)
})

test('a reader who goes is told of once, and nothing is written to them', async () => {
  await expect.poll(() => known.ended).toBe(2)
  const { socket } = ask('/lasting')
  const answer = await newest(3)
  socket.resetAndDestroy()
  await expect.poll(() => known.ended).toBe(3)
  expect(answer.write('too late')).toBe(true)
  answer.cut()
  answer.end()
  expect(known.ended).toBe(3)
})

test('it waits for the answers that were asked for before it on its connection', async () => {
  const { socket, heard } = ask('/slow', '/lasting')
  await expect.poll(() => known.asked).toBe(1)
  expect(known.answers).toHaveLength(3)
  slow.resolve()
  const answer = await newest(4)
  answer.write('second')
  answer.end()
  await closed(socket)
  expect(heard.text).toMatch(
    /^HTTP\/1\.1 200 OK[^]*\r\n\r\nfirstHTTP\/1\.1 200 OK[^]*\r\n\r\nsecond$/,
  )
})

test('who goes before it is their turn is answered nothing', async () => {
  const stuck = ask('/lasting', '/lasting')
  await newest(5)
  stuck.socket.destroy()
  await expect.poll(() => known.answers.length).toBe(6)
  expect(known.answers.at(-1)).toBeNull()
})

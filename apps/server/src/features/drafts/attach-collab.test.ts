import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { statusOfUpgrade } from '../../testing/room-client.ts'
import { useTestServer } from '../../testing/test-server.ts'
import { attachCollab } from './attach-collab.ts'

const server = useTestServer({ listen: true })

/** Asks for an upgrade that is refused and breaks the connection off before the answer. */
const askAndBreakOff = async (path: string): Promise<void> => {
  const { port } = new URL(server.url ?? '')
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  const headers = [
    'Host: localhost',
    'Origin: http://elsewhere.example',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
  ]
  socket.write(`GET ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
  socket.resetAndDestroy()
  await once(socket, 'close')
}

test.each(['/collab', '/elsewhere'])(
  'somebody who breaks off while %s refuses them does not stop the server',
  async (path) => {
    const failures: unknown[] = []
    const note = (cause: unknown): void => void failures.push(cause)
    process.on('uncaughtExceptionMonitor', note)
    for (let tries = 0; tries < 20; tries += 1) await askAndBreakOff(path)
    const answer = await fetch(`${server.url}/healthz`)
    process.off('uncaughtExceptionMonitor', note)
    expect(failures).toEqual([])
    expect(answer.status).toBe(200)
  },
)

test('who comes when all sockets are taken is sent away, until one is free', async () => {
  const small = createServer().listen(0, '127.0.0.1')
  const collab = attachCollab(small, server.services, server.live, { maxSockets: 2 })
  onTestFinished(() => collab.close().then(() => void small.close()))
  await once(small, 'listening')
  const address = small.address()
  const port = typeof address === 'object' ? address?.port : null
  const url = `http://127.0.0.1:${port}`
  const enter = async (): Promise<WebSocket> => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/collab`)
    await once(socket, 'open')
    return socket
  }
  const first = await enter()
  await enter()
  expect(await statusOfUpgrade(url, null)).toBe(503)
  first.close()
  await once(first, 'close')
  await expect.poll(() => statusOfUpgrade(url, null), { timeout: 20_000 }).toBe(101)
})

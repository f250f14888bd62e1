import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { useTestServer } from '../../testing/test-server.ts'

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

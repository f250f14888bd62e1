// A bare Hocuspocus on a free port, printed once it listens: what the live edit is measured against.
// With a file name, each update is on disk (one append and fdatasync per turn) before it is taken.
import { fdatasyncSync, openSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'
import { Hocuspocus } from '@hocuspocus/server'
import { WebSocketServer } from 'ws'

const fileName = process.argv[2]

const appender = (file: number) => {
  let waiting: { readonly payload: Uint8Array; readonly done: () => void }[] = []
  const flush = (): void => {
    const group = waiting
    waiting = []
    writeSync(file, Buffer.concat(group.map(({ payload }) => payload)))
    fdatasyncSync(file)
    for (const { done } of group) done()
  }
  return (payload: Uint8Array): Promise<void> =>
    new Promise((done) => {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ payload, done })
    })
}

const append = fileName === undefined ? null : appender(openSync(fileName, 'a'))
const hocuspocus = new Hocuspocus({
  quiet: true,
  async beforeSync({ type, payload }) {
    if (append !== null && type !== 0 && payload.length > 2) await append(payload)
  },
})
const server = createServer()
const sockets = new WebSocketServer({ noServer: true })
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (webSocket) => {
    const client = hocuspocus.handleConnection(webSocket, new Request('http://localhost/collab'))
    webSocket.on('message', (data: Buffer) => client.handleMessage(new Uint8Array(data)))
    webSocket.on('close', (code, reason) => client.handleClose({ code, reason: String(reason) }))
  })
})
server.listen(0, 'localhost', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') console.log(`localhost:${address.port}`)
})

import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { isOwnOrigin } from '../../base/http/origin.ts'
import type { Services } from '../../records/services/services.ts'
import type { Live } from './live.ts'
import { rateBucket } from '../../base/rate-bucket.ts'
import { closeCodes } from './socket-refusal.ts'

const PATH = '/collab'
/** One message: an update of 1 MB and its envelope. */
const MAX_MESSAGE_BYTES = 1_100_000
/** Sockets of the whole server: each costs memory before anybody has signed in. */
const MAX_SOCKETS = 2_000
/** How long those who are told that the server stops may take to say goodbye. */
const GOODBYE_MS = 1_000
const MESSAGE_RATE = { perSecond: 200, burst: 1_000 }
const BYTE_RATE = { perSecond: 2_000_000, burst: 10_000_000 }

/**
 * Serves `/collab` (Hocuspocus protocol) on an HTTP server. Browsers must come from our own pages;
 * who sends no Origin gets in only with the token of an access-token client. Above `maxSockets` at
 * once a newcomer is answered 503.
 */
export const attachCollab = (
  server: Server,
  services: Services,
  live: Live,
  { maxSockets = MAX_SOCKETS }: { readonly maxSockets?: number } = {},
): { readonly close: () => Promise<void> } => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES })

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (request.url === undefined || pathOf(request.url) !== PATH) {
      if (server.listenerCount('upgrade') === 1) refuse(socket, '404 Not Found')
      return
    }
    const { origin, host } = request.headers
    if (origin !== undefined && !isOwnOrigin(services.settings, origin, host)) {
      return refuse(socket, '403 Forbidden')
    }
    if (sockets.clients.size >= maxSockets) return refuse(socket, '503 Service Unavailable')
    sockets.handleUpgrade(request, socket, head, (webSocket) =>
      connect(live, webSocket, toRequest(request)),
    )
  }
  server.on('upgrade', upgrade)

  return {
    close: async () => {
      server.off('upgrade', upgrade)
      const left = [...sockets.clients]
      for (const socket of left) socket.close(closeCodes.restarting, 'restarting')
      const late = setTimeout(() => left.forEach((socket) => socket.terminate()), GOODBYE_MS)
      await new Promise<void>((resolve) => sockets.close(() => resolve()))
      clearTimeout(late)
    },
  }
}

const connect = (live: Live, webSocket: WebSocket, request: Request): void => {
  const hasOrigin = request.headers.has('origin')
  const messages = rateBucket(MESSAGE_RATE)
  const bytes = rateBucket(BYTE_RATE)
  const client = live.hocuspocus.handleConnection(webSocket, request, { hasOrigin, member: null })
  webSocket.on('message', (data) => {
    const message = toBytes(data)
    const now = performance.now()
    if (messages.take(now, 1) && bytes.take(now, message.length))
      return client.handleMessage(message)
    webSocket.close(closeCodes['too-many'], 'too-many')
  })
  webSocket.on('close', (code, reason) => client.handleClose({ code, reason: String(reason) }))
  // `ws` closes the socket itself after an error (a message too large, a broken frame).
  webSocket.on('error', () => {})
}

const toBytes = (data: RawData): Uint8Array => {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}

const toRequest = ({ url, headers }: IncomingMessage): Request => {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] satisfies [string, string]],
  )
  return new Request(new URL(url ?? PATH, 'http://collab.invalid'), { headers: entries })
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? ''

const refuse = (socket: Duplex, status: string): void => {
  // Node leaves an upgraded socket without any listener: an error of one that was reset meanwhile
  // would end the process.
  socket.on('error', () => {})
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

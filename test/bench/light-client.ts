import { WebSocket } from 'ws'
import {
  answerMessage,
  askingMessage,
  readMessage,
  tokenMessage,
  updateMessage,
} from './room-wire.ts'

/** A place in a room. */
export type Seat = {
  /** `http://host:port` of the server. */
  readonly url: string
  readonly room: string
  readonly token: string
}

/** Somebody in a room who reads nothing as Yjs would: hundreds of them fit into one process. */
export type LightClient = {
  readonly send: (update: Uint8Array) => void
  /** Says something that changes nothing: who is silent for a minute is let go. */
  readonly greet: () => void
  readonly close: () => void
}

/** An update with nothing in it. */
const NOTHING = Uint8Array.of(0, 0)

/**
 * Takes a seat; `received` is told all that comes afterwards, a letter for each byte. Throws when the server
 * refuses, or lets go of the client before it is in.
 */
export const sitDown = (
  { url, room, token }: Seat,
  received: (said: string) => void,
): Promise<LightClient> => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/collab`, {
    origin: url,
    perMessageDeflate: false,
  })
  const { promise, resolve, reject } = Promise.withResolvers<LightClient>()
  const client: LightClient = {
    send: (update) => socket.send(updateMessage(room, update)),
    greet: () => socket.send(updateMessage(room, NOTHING)),
    close: () => socket.terminate(),
  }
  let isIn = false
  socket.on('error', reject)
  socket.on('close', (code) => reject(new Error(`let go of with ${code}`)))
  socket.on('open', () => {
    socket.send(tokenMessage(room, token))
    socket.send(askingMessage(room))
  })
  socket.on('message', (data) => {
    if (!Buffer.isBuffer(data)) return
    if (isIn) return received(data.toString('latin1'))
    const heard = readMessage(data)
    switch (heard.kind) {
      case 'refused':
        return reject(new Error(`refused: ${heard.reason}`))
      case 'asked':
        return socket.send(answerMessage(room, NOTHING))
      case 'given':
        isIn = true
        return resolve(client)
      case 'other':
        return undefined
    }
  })
  return promise
}

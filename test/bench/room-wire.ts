import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import {
  encode,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
  type Encoder,
} from 'lib0/encoding'

/** Kinds of messages (`MessageType` of @hocuspocus/provider 4.7, y-protocols/sync). */
const SYNC = 0
const AUTH = 2
const SYNC_REPLY = 4
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
const TOKEN = 0
const DENIED = 1
/** The version of the provider that these messages are those of. */
const VERSION = '4.7.0'

/** What a server tells a client that has just come. */
export type Heard =
  | { readonly kind: 'refused'; readonly reason: string }
  /** It asks for what the client has. */
  | { readonly kind: 'asked' }
  /** It gave what it has: the client is in. */
  | { readonly kind: 'given' }
  | { readonly kind: 'other' }

/** What a client of a room knocks with. */
export const tokenMessage = (room: string, token: string): Uint8Array =>
  message(room, AUTH, (to) => {
    writeVarUint(to, TOKEN)
    writeVarString(to, token)
    writeVarString(to, VERSION)
  })

/** Asks for all that the room has: the state vector of an empty draft. */
export const askingMessage = (room: string): Uint8Array =>
  syncMessage(room, STEP_1, Uint8Array.of(0))

/** The answer to a server that asks. */
export const answerMessage = (room: string, update: Uint8Array): Uint8Array =>
  syncMessage(room, STEP_2, update)

export const updateMessage = (room: string, update: Uint8Array): Uint8Array =>
  syncMessage(room, UPDATE, update)

/** Reads the kind of a message of a server, and why it refuses somebody. */
export const readMessage = (data: Uint8Array): Heard => {
  const from = createDecoder(data)
  readVarString(from)
  const kind = readVarUint(from)
  if (kind !== AUTH && kind !== SYNC && kind !== SYNC_REPLY) return { kind: 'other' }
  const part = readVarUint(from)
  if (kind === AUTH) {
    return part === DENIED ? { kind: 'refused', reason: readVarString(from) } : { kind: 'other' }
  }
  return part === STEP_1 ? { kind: 'asked' } : { kind: part === STEP_2 ? 'given' : 'other' }
}

const syncMessage = (room: string, step: number, content: Uint8Array): Uint8Array =>
  message(room, SYNC, (to) => {
    writeVarUint(to, step)
    writeVarUint8Array(to, content)
  })

const message = (room: string, kind: number, write: (to: Encoder) => void): Uint8Array =>
  encode((to) => {
    writeVarString(to, room)
    writeVarUint(to, kind)
    write(to)
  })

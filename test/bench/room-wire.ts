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
  message(room, [AUTH], uint(TOKEN), text(token), text(VERSION))

/** Asks for all that the room has: the state vector of an empty draft. */
export const askingMessage = (room: string): Uint8Array =>
  message(room, [SYNC], uint(STEP_1), bytes(Uint8Array.of(0)))

/** The answer to a server that asks. */
export const answerMessage = (room: string, update: Uint8Array): Uint8Array =>
  message(room, [SYNC], uint(STEP_2), bytes(update))

export const updateMessage = (room: string, update: Uint8Array): Uint8Array =>
  message(room, [SYNC], uint(UPDATE), bytes(update))

/** Reads the kind of a message of a server, and why it refuses somebody. */
export const readMessage = (data: Uint8Array): Heard => {
  const room = readText(data, 0)
  const kind = data[room.end]
  const part = data[room.end + 1]
  if (kind === AUTH && part === DENIED) {
    return { kind: 'refused', reason: readText(data, room.end + 2).text }
  }
  if (kind !== SYNC && kind !== SYNC_REPLY) return { kind: 'other' }
  return part === STEP_1 ? { kind: 'asked' } : { kind: part === STEP_2 ? 'given' : 'other' }
}

const message = (room: string, ...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array =>
  Buffer.concat([text(room), ...parts].map((part) => Uint8Array.from(part)))

const text = (value: string): Uint8Array => bytes(new TextEncoder().encode(value))

const bytes = (value: Uint8Array): Uint8Array => Uint8Array.from([...uint(value.length), ...value])

/** A number as lib0 writes it: seven bits a byte, the lowest first, the high bit where more follows. */
const uint = (value: number): readonly number[] =>
  value < 128 ? [value] : [128 | (value & 127), ...uint(Math.floor(value / 128))]

const readText = (
  data: Uint8Array,
  start: number,
): { readonly text: string; readonly end: number } => {
  let [length, factor, at] = [0, 1, start]
  for (let more = true; more; at += 1) {
    const byte = data[at] ?? 0
    length += (byte & 127) * factor
    factor *= 128
    more = byte > 127
  }
  return { text: new TextDecoder().decode(data.subarray(at, at + length)), end: at + length }
}

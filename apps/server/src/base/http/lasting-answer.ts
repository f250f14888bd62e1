import type { Socket } from 'node:net'
import type { FastifyReply } from 'fastify'

/**
 * An answer that goes on until one of both has enough. What is written goes to its connection as it is: neither a stream
 * nor the reply is kept for it, which would each hold as much as the connection itself.
 */
export type LastingAnswer = {
  /** False when that waits for the reader to take it; then `taken` is called once. Nothing is written to who has gone. */
  write(bytes: Uint8Array | string): boolean
  /** Ends after what was written was taken. */
  end(): void
  /** Ends at once: the reader sees the connection break. */
  cut(): void
}

/** What a lasting answer tells: that what waited was taken, and, once, that it has ended. */
export type LastingListener = { readonly taken: () => void; readonly ended: () => void }

/**
 * Begins an answer 200 with the headers that the reply was given: no hook of the reply comes after it. Its end is that of
 * its connection (RFC 9112, 6.3). A connection that fails is torn down by the HTTP server and tells so by `ended`. Null
 * where the reader has gone already.
 */
export async function beginLasting(
  reply: FastifyReply,
  { taken, ended }: LastingListener,
): Promise<LastingAnswer | null> {
  const { raw } = reply.hijack()
  const socket = await connectionOf(reply)
  if (socket === null || socket.destroyed) return null
  const head = headOf(reply)
  for (const name of raw.getHeaderNames()) raw.removeHeader(name)
  // it never finishes as replies do: who waits for that would only be held, with all that belongs to the request
  raw.removeAllListeners()
  socket.on('drain', taken).on('close', ended)
  socket.write(head, 'latin1')
  return new Connection(socket)
}

/** An answer gets its connection once those before it are sent; null where the reader goes first. */
function connectionOf({ raw, request }: FastifyReply): Socket | null | Promise<Socket | null> {
  const connection = request.raw.socket
  if (raw.socket !== null || connection.destroyed) return raw.socket
  return new Promise((resolve) => {
    const settle = (): void => {
      raw.off('socket', settle)
      connection.off('close', settle)
      resolve(raw.socket)
    }
    raw.on('socket', settle)
    connection.on('close', settle)
  })
}

class Connection implements LastingAnswer {
  readonly #socket: Socket
  constructor(socket: Socket) {
    this.#socket = socket
  }
  write(bytes: Uint8Array | string): boolean {
    return !this.#socket.writable || this.#socket.write(bytes)
  }
  end(): void {
    this.#socket.destroySoon()
  }
  cut(): void {
    this.#socket.destroy()
  }
}

function headOf(reply: FastifyReply): string {
  const lines = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => `${name}: ${String(one)}`),
  )
  const date = `date: ${new Date().toUTCString()}`
  return ['HTTP/1.1 200 OK', ...lines, date, 'connection: close', '', ''].join('\r\n')
}

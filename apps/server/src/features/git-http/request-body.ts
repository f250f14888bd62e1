import { setTimeout as wait } from 'node:timers/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../../base/problem-error.ts'

/** A request's bytes. */
export type Body = {
  readonly chunks: AsyncIterableIterator<Uint8Array>
  /** Reads what nobody wanted. */
  readonly drain: () => Promise<void>
}

/** How long a sender may take: for all of it, and for the next bytes of it. */
export type Patience = { readonly totalMs: number; readonly idleMs: number }

/**
 * A request's bytes, unpacked, up to a limit. Throws `too-large` beyond it, and `invalid` for a
 * sender who takes longer than that.
 */
export function bodyOf(
  { raw, headers }: Pick<FastifyRequest, 'raw' | 'headers'>,
  most: number,
  patience: Patience,
): Body {
  const unpacked: Readable = headers['content-encoding'] === 'gzip' ? raw.pipe(createGunzip()) : raw
  const chunks = bounded(inTime(unpacked, patience), most)
  return {
    chunks,
    drain: async () => {
      while ((await chunks.next()).done !== true);
    },
  }
}

/** All of it. */
export async function readWhole(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

async function* inTime(
  stream: Readable,
  { totalMs, idleMs }: Patience,
): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]()
  const end = performance.now() + totalMs
  for (;;) {
    const done = new AbortController()
    const left = Math.max(0, Math.min(idleMs, end - performance.now()))
    const late = wait(left, 'late' as const, { signal: done.signal, ref: false }).catch(
      () => 'late' as const,
    )
    const next = chunks.next()
    const came = await Promise.race([next, late]).finally(() => done.abort())
    if (came === 'late') {
      next.catch(() => undefined)
      throw new ProblemError('invalid', 'git-too-slow')
    }
    if (came.done === true) return
    yield came.value
  }
}

/** Passes bytes on until there are more than `most`; then it throws `too-large`. */
async function* bounded(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  let passed = 0
  for await (const chunk of chunks) {
    passed += chunk.length
    if (passed > most) throw new ProblemError('too-large', 'code.too-large')
    yield chunk
  }
}

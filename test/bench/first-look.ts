import { rm } from 'node:fs/promises'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseAtOnce } from '@forkshop/document/testing'
import { startServer, type RunningServer } from '../e2e/running-server.ts'
import { median, type Bar, type Measured } from './measure.ts'
import { signIn } from './sign-in.ts'

/**
 * What the bare parse of 2,000 lines takes on the machine that the bars in milliseconds were written on, when it is
 * quiet. A bar of so many milliseconds is one of so many such parses, so that a slower machine has more time.
 */
const QUIET_PARSE_MS = 115

/** At most so many milliseconds of that machine. */
export const withinMs = (ms: number): Bar => ({ kind: 'at-most', ratio: ms / QUIET_PARSE_MS })

/** A library that is filled over HTTP, then started anew, so that nothing of it was ever looked at. */
export type FreshLibrary = {
  /** Makes a page; answers its first revision. */
  readonly make: (slug: string, text: string) => Promise<string>
  /** Makes a text the newest of its page; answers its revision. */
  readonly save: (slug: string, text: string, base: string) => Promise<string>
  /** Proposes a text on a revision of its page; answers its number. */
  readonly propose: (slug: string, text: string, base: string) => Promise<number>
  /** Ends the server and starts it again; `isUnread`: without what it kept of texts. */
  readonly restart: (isUnread?: boolean) => Promise<void>
  /** Milliseconds until the whole of a page is there, and its bytes. */
  readonly look: (pathname: string) => Promise<{ readonly ms: number; readonly bytes: number }>
  readonly remove: () => Promise<void>
}

type Revised = { readonly revision: { readonly id: string } }
type Numbered = { readonly number: number }

/** Starts an empty library with somebody signed in who writes. */
export const freshLibrary = async (): Promise<FreshLibrary> => {
  let server: RunningServer = await startServer()
  const origin = server.address
  const cookie = await signIn(origin, 'facilitator')
  const headers = { origin, 'content-type': 'application/json', cookie }
  const send = async <Answer>(
    method: 'POST' | 'PUT',
    pathname: string,
    body: object,
  ): Promise<Answer> => {
    const answer = await fetch(`${origin}/api/v1${pathname}`, {
      method,
      headers,
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${method} ${pathname} answered ${answer.status}`)
    const made: Answer = await answer.json()
    return made
  }
  return {
    async make(slug, text) {
      const body = { text, slug, reason: 'One more' }
      return (await send<Revised>('POST', '/pages', body)).revision.id
    },
    async save(slug, text, base) {
      const body = { text, base, reason: 'An edit' }
      return (await send<Revised>('PUT', `/pages/${slug}`, body)).revision.id
    },
    async propose(slug, text, base) {
      const body = { text, base, title: 'An edit', reason: 'An edit' }
      return (await send<Numbered>('POST', `/pages/${slug}/proposals`, body)).number
    },
    async restart(isUnread = false) {
      await server.stop()
      for (const end of isUnread ? ['', '-wal', '-shm'] : []) {
        await rm(path.join(server.dataDirectory, `made-of-texts.sqlite${end}`), { force: true })
      }
      server = await server.restart()
    },
    async look(pathname) {
      const start = performance.now()
      const headers = {
        accept: 'text/html',
        'accept-language': 'fr',
        'accept-encoding': 'identity',
      }
      const answer = await fetch(origin + pathname, { headers })
      const bytes = (await answer.arrayBuffer()).byteLength
      if (!answer.ok) throw new Error(`${pathname} answered ${answer.status}`)
      return { ms: performance.now() - start, bytes }
    },
    remove: () => server.remove(),
  }
}

/** Milliseconds that the bare parse of a text takes. */
export const parseMs = (text: string): number => {
  const start = performance.now()
  parseAtOnce(text)
  return performance.now() - start
}

/** Each thing measured once, beside the bare parse of a text; the first few are a warm-up. */
export const besideParse = async (
  looks: readonly { readonly work: () => Promise<number>; readonly text: string }[],
  warm: number,
): Promise<Measured> => {
  const taken: { readonly ms: number; readonly floor: number }[] = []
  for (const { work, text } of looks) {
    const ms = await work()
    taken.push({ ms, floor: parseMs(text) })
  }
  const counted = taken.slice(warm)
  const floor = median(counted.map((one) => one.floor))
  return {
    value: median(counted.map(({ ms }) => ms)),
    unit: 'ms',
    ratio: median(counted.map(({ ms }) => ms / floor)),
    note: `bare parse ${floor.toFixed(0)}ms, ${QUIET_PARSE_MS} for 2,000 lines when quiet`,
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { isNotModified } from '../../base/http/etag.ts'
import { toLanguage } from '../../base/sentences.ts'
import type { Encoding, PackedBodies } from './drawing/compress.ts'
import { chosenLanguage } from './reader-language.ts'

/**
 * What an answer shows, and so which changes make it wrong: `nothing` of the library, so that it
 * lasts as long as the server; these pages by their ids (none: only the library as a whole); or
 * `anything`, as a list does.
 */
export type Shows = 'nothing' | 'anything' | ReadonlySet<string>

/** What a change makes wrong: every answer about the library, or those that show a page. */
export type Change = { readonly kind: 'library' } | { readonly kind: 'page'; readonly page: string }

/** An answer kept ready: the same bytes for every reader. */
export type HotAnswer = {
  readonly status: number
  readonly etag: string
  /** Headers but for encoding, length and validator. */
  readonly headers: Readonly<Record<string, string>>
  readonly bodies: PackedBodies
  readonly shows: Shows
}

/** What all kept answers may take together; those longest unused go first. */
const MAX_BYTES = 96 * 1024 * 1024
/** One answer never takes the room of all others. */
const MAX_ANSWER_BYTES = MAX_BYTES / 8
/** What Node needs for one answer beside its bodies, and for each page that it names. */
const ENTRY_BYTES = 1000
const NAME_BYTES = 50
const MAX_URL_LENGTH = 2000
/** Changes remembered: what takes so long that more come meanwhile is not kept. */
const MAX_CHANGES = 1000

/** Ready answers, given before the framework sees the request. */
export type HotAnswers = {
  /** Answers when it can; false leaves the request to the application. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
  /** The answer kept under a key; null when there is none. */
  find(key: string): HotAnswer | null
  /** A moment: of what is made from here on, nothing is kept that a change made wrong meanwhile. */
  now(): number
  keep(key: string, answer: HotAnswer, madeSince: number): void
  /** Forgets everything that a change makes wrong. */
  drop(change: Change): void
  /** Leaves every further request to the application, which ends its connection. */
  stop(): void
}

/** Key of an answer of the API that does not depend on the language. */
export const plainKey = (url: string): string => url
/** Key of a page for people. */
export const pageKey = (language: string, address: string): string => `${language} ${address}`

/** `addressOf` tells the address under which the page of a URL is kept; `count` is told each answer. */
export function createHotAnswers(
  count: (status: number) => void,
  addressOf: (url: string) => string,
): HotAnswers {
  const answers = new LRUCache<string, Ready>({
    maxSize: MAX_BYTES,
    maxEntrySize: MAX_ANSWER_BYTES,
    sizeCalculation: bytesOf,
  })
  const share = sharedHeaders()
  const language = remembered(toLanguage)
  const encoding = remembered(encodingOf)
  const changes: Change[] = []
  let changed = 0
  let stopped = false

  const isStale = ({ shows }: HotAnswer, madeSince: number): boolean => {
    const since = changed - madeSince
    return since > changes.length || changes.slice(changes.length - since).some(concerns(shows))
  }

  return {
    answer(request, response) {
      const { method, url, headers } = request
      if (stopped || url === undefined || (method !== 'GET' && method !== 'HEAD')) return false
      const plain = answers.get(plainKey(url))
      const ready =
        plain ??
        answers.get(
          pageKey(
            chosenLanguage(headers.cookie) ?? language(headers['accept-language']),
            addressOf(url),
          ),
        )
      // Who shows a token is answered by the application, which looks at it.
      if (ready === undefined || headers.authorization !== undefined) return false
      const { source, flat } = ready
      const shared = [...flat, 'etag', source.etag]
      if (isNotModified(headers['if-none-match'], source.etag)) {
        response.writeHead(304, shared).end()
        count(304)
        return true
      }
      const packed = encoding(headers['accept-encoding'])
      const body = source.bodies[packed] ?? source.bodies.identity
      if (body !== source.bodies.identity) shared.push('content-encoding', packed)
      shared.push('content-length', String(body.length))
      response.writeHead(source.status, shared)
      response.end(method === 'HEAD' ? undefined : body)
      count(source.status)
      return true
    },
    find: (key) => answers.get(key)?.source ?? null,
    now: () => changed,
    keep(key, answer, madeSince) {
      if (key.length > MAX_URL_LENGTH || isStale(answer, madeSince)) return
      const { headers, flat } = share(answer.headers)
      answers.set(key, { source: { ...answer, headers }, flat })
    },
    drop(change) {
      changed += 1
      changes.push(change)
      if (changes.length > MAX_CHANGES) changes.shift()
      for (const [key, { source }] of answers.entries()) {
        if (concerns(source.shows)(change)) answers.delete(key)
      }
    },
    stop() {
      stopped = true
    },
  }
}

/** Whether a change makes an answer wrong that shows this. */
function concerns(shows: Shows): (change: Change) => boolean {
  return (change) => {
    if (shows === 'nothing') return false
    return change.kind === 'library' || shows === 'anything' || shows.has(change.page)
  }
}

type Ready = {
  readonly source: HotAnswer
  /** Names and values of its headers in turn: what `writeHead` takes without another look. */
  readonly flat: readonly string[]
}

function bytesOf({ source: { bodies, shows } }: Ready, key: string): number {
  const sent = bodies.identity.length + (bodies.br?.length ?? 0) + (bodies.gzip?.length ?? 0)
  const named = typeof shows === 'string' ? 0 : shows.size
  return sent + ENTRY_BYTES + 2 * key.length + NAME_BYTES * named
}

type Headers = Pick<Ready, 'flat'> & Pick<HotAnswer, 'headers'>

/** Headers that most answers have in common are kept once, not with each. */
function sharedHeaders(): (headers: HotAnswer['headers']) => Headers {
  const known = new LRUCache<string, Headers>({ max: REMEMBERED })
  return (headers) => {
    const key = JSON.stringify(headers)
    const before = known.get(key)
    if (before !== undefined) return before
    const shared = { headers, flat: Object.entries(headers).flat() }
    known.set(key, shared)
    return shared
  }
}

/** Browsers send a handful of different headers, and so does a server. */
const REMEMBERED = 200

/** Remembers what a header was read as. */
function remembered<Value>(
  read: (header: string | undefined) => Value,
): (header: string | string[] | undefined) => Value {
  const known = new Map<string | undefined, Value>()
  return (header) => {
    if (Array.isArray(header)) return read(header.join(','))
    const before = known.get(header)
    if (before !== undefined) return before
    const value = read(header)
    if (known.size < REMEMBERED) known.set(header, value)
    return value
  }
}

/** The best encoding that the caller takes and that is kept ready. */
export function encodingOf(header: string | string[] | undefined): Encoding {
  if (typeof header !== 'string') return 'identity'
  if (takes(header, 'br')) return 'br'
  return takes(header, 'gzip') ? 'gzip' : 'identity'
}

function takes(header: string, encoding: string): boolean {
  const at = header.indexOf(encoding)
  return at >= 0 && !/^\s*;\s*q=0(\.0*)?\s*(,|$)/.test(header.slice(at + encoding.length))
}

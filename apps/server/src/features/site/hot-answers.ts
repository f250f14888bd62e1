import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { isUnchanged } from '../../base/http/etag.ts'
import { toLanguage } from '../../base/sentences.ts'
import type { ShownName } from '../../base/shown.ts'
import type { Encoding, PackedBodies } from './drawing/compress.ts'
import { concerns, type Change } from './page-shows.ts'
import { chosenLanguage } from './reader-language.ts'

/**
 * What an answer shows, and so which changes make it wrong. What shows nothing of the library lasts as
 * long as the server.
 */
export type Shows = ReadonlySet<ShownName>

/** An answer kept ready: the same bytes for every reader. */
export type HotAnswer = {
  readonly status: number
  readonly etag: string
  /** Headers but for encoding, length and validator. */
  readonly headers: Readonly<Record<string, string>>
  readonly bodies: PackedBodies
  readonly shows: Shows
  /** The moment from which on it is wrong (milliseconds since 1970): what it tells was told by the clock. */
  readonly until?: number
}

/** What all kept answers may take together; those longest unused go first. */
const MAX_BYTES = 96 * 1024 * 1024
/** One answer never takes the room of all others. */
const MAX_ANSWER_BYTES = MAX_BYTES / 8
/** What Node needs for one answer beside its bodies, and for each name of what it shows. */
const ENTRY_BYTES = 1000
const NAME_BYTES = 150
const MAX_URL_LENGTH = 2000
/** Changes remembered: what takes so long that more come meanwhile is not kept. */
const MAX_CHANGES = 1000
/** How long at most an answer is given that a change made wrong, while the new one is made. */
const LINGER_MS = 2000

/** Ready answers, given before the framework sees the request. */
export type HotAnswers = {
  /** Answers when it can; false leaves the request to the application. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
  /** The answer kept under a key; null when there is none. */
  find(key: string): HotAnswer | null
  /** A moment: of what is made from here on, nothing is kept that a change made wrong meanwhile. */
  now(): number
  keep(key: string, answer: HotAnswer, madeSince: number): void
  /** Whether a change since that moment made wrong what shows these. */
  isStale(shows: Shows, since: number): boolean
  /** An answer is being made: until `made`, others may be given the one that it replaces. */
  making(key: string): { readonly made: () => void }
  /** Forgets everything that a change makes wrong. */
  drop(change: Change): void
  /** Answers given, made for want of a ready one, and made wrong by a change or gone for room. */
  counts(): { readonly hits: number; readonly misses: number; readonly drops: number }
  /** Leaves every further request to the application, which ends its connection. */
  stop(): void
}

/** Key of an answer of the API that does not depend on the language. */
export const plainKey = (url: string): string => url
/** Key of a page for people. */
export const pageKey = (language: string, address: string): string => `${language} ${address}`

/**
 * `addressOf` tells the address under which the page of a URL is kept; `count` is told each answer.
 * `nowMs` is a clock that never goes back, `today` the one that people read.
 */
export function createHotAnswers(
  count: (status: number) => void,
  addressOf: (url: string) => string,
  {
    nowMs = () => performance.now(),
    today = Date.now,
  }: { readonly nowMs?: () => number; readonly today?: () => number } = {},
): HotAnswers {
  const byName = createNameIndex()
  const counts = { hits: 0, misses: 0, drops: 0 }
  const answers = new LRUCache<string, Ready>({
    maxSize: MAX_BYTES,
    maxEntrySize: MAX_ANSWER_BYTES,
    sizeCalculation: bytesOf,
    dispose: ({ source }, key, why) => {
      byName.remove(key, source.shows)
      if (why === 'evict') counts.drops += 1
    },
  })
  const share = sharedHeaders()
  const language = remembered(toLanguage)
  const encoding = remembered(encodingOf)
  const changes: Change[] = []
  /** Of each answer that is being made, the making that began last. */
  const underWay = new Map<string, object>()
  let changed = 0
  let stopped = false

  const isStale = (shows: Shows, since: number): boolean => {
    const count = changed - since
    return (
      shows.size > 0 &&
      (count > changes.length ||
        changes.slice(changes.length - count).some((change) => concerns(change, shows)))
    )
  }
  const isOver = (ready: Ready | undefined): boolean =>
    ready?.source.until !== undefined && ready.source.until <= today()
  /** The answer under a key, as far as this request may have it. */
  const given = (key: string, request: IncomingMessage): Ready | undefined => {
    const ready = answers.get(key)
    if (isOver(ready)) return undefined
    if (ready?.goneAt === undefined) return ready
    const mayHave = underWay.has(key) && nowMs() < ready.goneAt && !showsSession(request)
    return mayHave ? ready : undefined
  }
  const dropOne = (key: string, { lingers }: Change): void => {
    const ready = answers.peek(key)
    if (ready === undefined || ready.goneAt !== undefined) {
      if (!lingers) answers.delete(key)
      return
    }
    counts.drops += 1
    // What is being made of it may have read what was before.
    underWay.delete(key)
    if (lingers) ready.goneAt = nowMs() + LINGER_MS
    else answers.delete(key)
  }

  return {
    answer(request, response) {
      const { method, url, headers } = request
      if (stopped || url === undefined || (method !== 'GET' && method !== 'HEAD')) return false
      const ready =
        given(plainKey(url), request) ??
        given(
          pageKey(
            chosenLanguage(headers.cookie) ?? language(headers['accept-language']),
            addressOf(url),
          ),
          request,
        )
      // Who shows a token is answered by the application, which looks at it.
      if (ready === undefined || headers.authorization !== undefined) return false
      counts.hits += 1
      const { source, flat } = ready
      const shared = [...flat, 'etag', source.etag]
      if (
        isUnchanged(headers, { etag: source.etag, lastModified: source.headers['last-modified'] })
      ) {
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
    find(key) {
      const ready = answers.get(key)
      return ready === undefined || ready.goneAt !== undefined || isOver(ready)
        ? null
        : ready.source
    },
    now: () => changed,
    keep(key, answer, madeSince) {
      if (key.length > MAX_URL_LENGTH || isStale(answer.shows, madeSince)) return
      const { headers, flat } = share(answer.headers)
      answers.set(key, { source: { ...answer, headers }, flat, goneAt: undefined })
      if (answers.has(key)) byName.add(key, answer.shows)
    },
    isStale,
    making(key) {
      counts.misses += 1
      const making = {
        made: () => {
          if (underWay.get(key) === making) underWay.delete(key)
        },
      }
      underWay.set(key, making)
      return making
    },
    drop(change) {
      changed += 1
      changes.push(change)
      if (changes.length > MAX_CHANGES) changes.shift()
      for (const key of byName.keysOf(change)) dropOne(key, change)
    },
    counts: () => counts,
    stop() {
      stopped = true
    },
  }
}

/** Cookies of sessions begin with this, those of guests too: who changed something waits for what is new. */
const SESSION = 'forkshop'

function showsSession({ headers }: IncomingMessage): boolean {
  return headers.cookie?.includes(SESSION) ?? false
}

/** Which answers show a name, so that a change looks at no others. */
function createNameIndex() {
  const keys = new Map<ShownName, Set<string>>()
  return {
    add(key: string, shows: Shows): void {
      for (const name of shows) {
        const showing = keys.get(name)
        if (showing === undefined) keys.set(name, new Set([key]))
        else showing.add(key)
      }
    },
    remove(key: string, shows: Shows): void {
      for (const name of shows) {
        const showing = keys.get(name)
        showing?.delete(key)
        if (showing?.size === 0) keys.delete(name)
      }
    },
    /** Keys of what a change makes wrong. */
    keysOf({ names }: Change): readonly string[] {
      const found = names === 'library' ? [...keys.values()] : names.map((name) => keys.get(name))
      return [...new Set(found.flatMap((showing) => (showing === undefined ? [] : [...showing])))]
    },
  }
}

type Ready = {
  readonly source: HotAnswer
  /** Names and values of its headers in turn: what `writeHead` takes without another look. */
  readonly flat: readonly string[]
  /** A change made it wrong: when it is given to nobody any more, by the clock of `nowMs`. */
  goneAt: number | undefined
}

function bytesOf({ source: { bodies, shows } }: Ready, key: string): number {
  const sent = bodies.identity.length + (bodies.br?.length ?? 0) + (bodies.gzip?.length ?? 0)
  return sent + ENTRY_BYTES + 2 * key.length + NAME_BYTES * shows.size
}

type Headers = Pick<Ready, 'flat'> & Pick<HotAnswer, 'headers'>

/** Headers that most answers have in common are kept once, not with each. */
function sharedHeaders(): (headers: HotAnswer['headers']) => Headers {
  const known = new LRUCache<string, Headers>({ max: REMEMBERED })
  return (headers) => {
    const key = JSON.stringify(headers)
    const before = known.get(key)
    if (before !== undefined) return before
    const shared = { headers, flat: [...Object.entries(headers).flat(), 'server-timing', 'ready'] }
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

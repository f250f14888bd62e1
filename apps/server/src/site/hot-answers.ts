import type { IncomingMessage, ServerResponse } from 'node:http'
import { isNotModified } from '../http/sent.ts'
import { toLanguage } from '../http/sentences.ts'
import { chosenLanguage } from './reader-language.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

/** An answer kept ready: the same bytes for every reader. */
export type HotAnswer = {
  readonly status: number
  readonly etag: string
  /** Headers but for encoding, length and validator. */
  readonly headers: Readonly<Record<string, string>>
  readonly bodies: Readonly<Partial<Record<Encoding, Buffer>>> & { readonly identity: Buffer }
  /** False for what changes with every release of the client and never with a page. */
  readonly dropped: boolean
}

/** What all kept answers may take together; the oldest go first. */
const MAX_BYTES = 96 * 1024 * 1024
const MAX_URL_LENGTH = 2000

/** Ready answers, given before the framework sees the request. */
export type HotAnswers = {
  /** Answers when it can; false leaves the request to the application. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
  /** Changes with every `drop`: what was made under an older generation must not be kept. */
  generation(): number
  keep(key: string, answer: HotAnswer, generation: number): void
  /** Forgets everything that a change of a page could make wrong. */
  drop(): void
  /** Leaves every further request to the application, which ends its connection. */
  stop(): void
}

/** Key of an answer of the API that does not depend on the language. */
export const plainKey = (url: string): string => url
/** Key of a page for people. */
export const pageKey = (language: string, url: string): string => `${language} ${url}`

export function createHotAnswers(count: (status: number) => void): HotAnswers {
  const answers = new Map<string, Ready>()
  const language = remembered(toLanguage)
  const encoding = remembered(encodingOf)
  let bytes = 0
  let generation = 0
  let stopped = false

  const forget = (key: string, ready: Ready): void => {
    answers.delete(key)
    bytes -= ready.bytes
  }

  return {
    answer(request, response) {
      const { method, url, headers } = request
      if (stopped || url === undefined || (method !== 'GET' && method !== 'HEAD')) return false
      const plain = answers.get(url)
      const ready =
        plain ??
        answers.get(
          pageKey(chosenLanguage(headers.cookie) ?? language(headers['accept-language']), url),
        )
      // Who shows a token is answered by the application, which looks at it.
      if (ready === undefined || headers.authorization !== undefined) return false
      const { source, variants } = ready
      if (isNotModified(headers['if-none-match'], source.etag)) {
        response.writeHead(304, ready.notModified).end()
        count(304)
        return true
      }
      const variant = variants[encoding(headers['accept-encoding'])] ?? variants.identity
      response.writeHead(source.status, variant.headers)
      response.end(method === 'HEAD' ? undefined : variant.body)
      count(source.status)
      return true
    },
    generation: () => generation,
    keep(key, answer, madeIn) {
      if (madeIn !== generation || key.length > MAX_URL_LENGTH) return
      const known = answers.get(key)
      if (known !== undefined) forget(key, known)
      const ready = toReady(answer)
      answers.set(key, ready)
      bytes += ready.bytes
      for (const [oldKey, old] of answers) {
        if (bytes <= MAX_BYTES) break
        forget(oldKey, old)
      }
    },
    drop() {
      generation += 1
      for (const [key, ready] of answers) if (ready.source.dropped) forget(key, ready)
    },
    stop() {
      stopped = true
    },
  }
}

/** Names and values in turn: what `writeHead` takes without another look. */
type FlatHeaders = string[]
type Variant = { readonly headers: FlatHeaders; readonly body: Buffer }
type Ready = {
  readonly source: HotAnswer
  readonly bytes: number
  readonly notModified: FlatHeaders
  readonly variants: Readonly<Partial<Record<Encoding, Variant>>> & { readonly identity: Variant }
}

function toReady(source: HotAnswer): Ready {
  const shared = [...Object.entries(source.headers).flat(), 'etag', source.etag]
  const variant = (encoding: Encoding, body: Buffer): Variant => ({
    headers: [
      ...shared,
      ...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
      'content-length',
      String(body.length),
    ],
    body,
  })
  const { br, gzip, identity } = source.bodies
  return {
    source,
    bytes: identity.length + (br?.length ?? 0) + (gzip?.length ?? 0),
    notModified: shared,
    variants: {
      identity: variant('identity', identity),
      ...(br === undefined ? {} : { br: variant('br', br) }),
      ...(gzip === undefined ? {} : { gzip: variant('gzip', gzip) }),
    },
  }
}

/** Browsers send a handful of different headers; more than these are read afresh. */
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

import type { PostedForm } from '@forkshop/api'
import { isSecretAddress, type Language } from '@forkshop/domain'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import { asCaller } from '../../base/caller.ts'
import { createFlights, type Work } from '../../base/http/flights.ts'
import type { InProcess } from '../../base/http/in-process.ts'
import { createLine, type Line, type LineLimits } from '../../base/http/line.ts'
import { noteTimes, noTimes, timed, withTimes, type Times } from '../../base/http/times.ts'
import { toLanguage } from '../../base/sentences.ts'
import { watchShown, type ShownName } from '../../base/shown.ts'
import type { Services } from '../../records/services/services.ts'
import type { Drawn, Tell } from './drawing/messages.ts'
import type { Renderer } from './drawing/renderer.ts'
import { packings, type Encoding, type Packing } from './drawing/compress.ts'
import { pageKey, type HotAnswer, type HotAnswers } from './hot-answers.ts'
import { concerns, type Change } from './page-shows.ts'
import { settleAddress, type Settled } from './settle-address.ts'

/**
 * Pages under way at a time, so that what stands on one is read while another is drawn, and pages
 * that may wait: some four seconds of drawing.
 */
export const usualPageLimits: LineLimits = { atOnce: 3, waiting: 500 }
/** What pages under way ask for begins one in a turn of the event loop; each asks a handful at most. */
const ASKING: LineLimits = { atOnce: 1, waiting: Number.POSITIVE_INFINITY }

/** Headers of every page for people. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  vary: 'Accept-Encoding, Accept-Language, Cookie',
} as const

/** Of pages at addresses that open something to who knows them: nobody keeps them, lists them or is told where one came from. */
const secretHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
} as const

/** A page for people, where it is instead, or what is known of it without having it. */
export type PageAnswer =
  | { readonly kind: 'page'; readonly answer: HotAnswer }
  | { readonly kind: 'elsewhere'; readonly status: number; readonly to: string }
  | { readonly kind: 'known'; readonly status: number }

export type PageQuestion = {
  /** Path and query. */
  readonly url: string
  readonly language: Language
  /** Where the reader is on the network. */
  readonly address: string
  /** Headers of every answer of this server. */
  readonly headers: Readonly<Record<string, string>>
  readonly caller: AbortSignal
  /** How the reader wants it: packed as soon as it is, or as it is at once. */
  readonly encoding: Encoding
  /** Whether only what is known of the page is asked for, not the page itself. */
  readonly isHead: boolean
}

/** What a form is answered with is neither packed nor known before. */
export type FormQuestion = Omit<PageQuestion, 'encoding' | 'isHead'>

/** Answers pages for people. */
export type Pages = {
  /** Throws `busy` when too many wait, `page-not-drawn`, and the signal's reason. */
  answer(question: PageQuestion): Promise<PageAnswer>
  /** The page that answers a form, drawn for who sent it and kept by nobody. Throws as `answer` does. */
  answerForm(
    question: FormQuestion,
    posted: PostedForm,
  ): Promise<Exclude<PageAnswer, { readonly kind: 'known' }>>
  /** Something changed: nobody who asks from now on is given what was read of it before. */
  changed(change: Change): void
  /** Readers who were given what was being made for another, and pages that wait for their turn. */
  counts(): { readonly joined: number; readonly waiting: number }
}

export type PageParts = {
  readonly services: Services
  readonly renderer: Renderer
  readonly hot: HotAnswers
  readonly inProcess: InProcess
  readonly limits: LineLimits
}

/**
 * Pages are drawn a few at a time, each once for all who ask for it meanwhile, and kept ready. One
 * that nobody waits for any more is not drawn.
 */
export function createPages({ limits, ...parts }: PageParts): Pages {
  const line = createLine(limits)
  const asking = createLine(ASKING)
  let joined = 0
  const flights = createFlights<Made, Change>(() => (joined += 1))
  return {
    async answer(question) {
      const { url, language, caller } = question
      const known = toKnown(await settleAddress(parts.services, url), question)
      if (known !== null) return known
      const asked = await parts.renderer.asked(url)
      const key = pageKey(language, asked.address)
      const kept = keptPage(parts.hot, key)
      if (kept !== null) return kept
      const begun = performance.now()
      const draw: Work<Made, Change> = (stopped, reading, until) =>
        line.run(async () => {
          const times = noTimes()
          times.queue += performance.now() - begun
          const since = parts.hot.now()
          // Another reader's may have become ready while this one waited.
          const ready = keptPage(parts.hot, key)
          if (ready !== null) return { page: ready, since, shows: new Set(), times }
          const shows = new Set<ShownName>(['settings'])
          reading((change) => concerns(change, shows))
          const making = parts.hot.making(key)
          const page = { ...question, url: asked.address, caller: stopped }
          const drawn = await withTimes(times, () =>
            drawPage({ ...parts, asking }, page, { shows, times, posted: null }),
          ).finally(making.made)
          if (drawn.kind === 'page') until(keepPacked(parts.hot, drawn, { key, since }))
          return { page: drawn, since, shows, times }
        }, stopped)
      const told = async ({ page, times }: Made): Promise<PageAnswer> => {
        // each answer tells what making it took
        noteTimes(times)
        return page.kind === 'page' ? inEncoding(page, question.encoding) : page
      }
      if (asked.isCounted)
        return told(
          await draw(
            caller,
            () => {},
            () => {},
          ),
        )
      const { hot } = parts
      const came = hot.now()
      const made = await flights.join(key, draw, caller)
      // Who joined what others had asked for may have come after a change that it learned of too late,
      // or at a moment from which on it is wrong.
      const isLate = made.since < came && hot.isStale(made.shows, made.since)
      const isOver = isOverBy(made.page, parts.services.clock())
      if (isOver) flights.end(key, made)
      return told(isLate || isOver ? await flights.join(key, draw, caller) : made)
    },
    async answerForm(question, posted) {
      const times = noTimes()
      const page = await line.run(
        () => drawPage({ ...parts, asking }, question, { shows: new Set(), times, posted }),
        question.caller,
      )
      noteTimes(times)
      return page
    },
    changed: (change) => flights.part(change),
    counts: () => ({ joined, waiting: line.waiting() }),
  }
}

/** What was made for all who asked, of what was there at `since`, and what it shows. */
type Made = {
  readonly page: MadePage | Elsewhere
  readonly since: number
  readonly shows: ReadonlySet<ShownName>
  /** What making it took, for all who asked. */
  readonly times: Readonly<Times>
}

type Elsewhere = Extract<PageAnswer, { readonly kind: 'elsewhere' }>

/** A page as it is, and what it will be packed; nothing where it was kept with that. */
type MadePage = Extract<PageAnswer, { readonly kind: 'page' }> & {
  readonly packed?: Extract<Drawn, { readonly kind: 'page' }>['packed']
}

/** The page for a reader who takes an encoding, once it is packed in that. */
async function inEncoding(page: MadePage, encoding: Encoding): Promise<PageAnswer> {
  const { answer, packed } = page
  if (packed === undefined || encoding === 'identity') return page
  const bytes = await timed('draw', () => packed[encoding])
  return { kind: 'page', answer: withBody(answer, encoding, bytes) }
}

/** Keeps a page for all who come later, with all that it is packed in. */
async function keepPacked(
  hot: HotAnswers,
  { answer, packed }: MadePage,
  { key, since }: { readonly key: string; readonly since: number },
): Promise<void> {
  if (answer.status !== 200 || packed === undefined) return
  let whole = answer
  for (const packing of packings) whole = withBody(whole, packing, await packed[packing])
  hot.keep(key, whole, since)
}

function withBody(answer: HotAnswer, packing: Packing, bytes: Uint8Array | null): HotAnswer {
  if (bytes === null) return answer
  return { ...answer, bodies: { ...answer.bodies, [packing]: toBuffer(bytes) } }
}

/** Whether what a page tells by the clock is not so any more. */
function isOverBy(page: Made['page'], now: Date): boolean {
  const until = page.kind === 'page' ? page.answer.until : undefined
  return until !== undefined && until <= now.getTime()
}

/** What need not be drawn: a page that is elsewhere, and for who wants no page whether there is one. */
function toKnown(settled: Settled, { url, isHead }: PageQuestion): PageAnswer | null {
  switch (settled.kind) {
    case 'elsewhere':
      return { kind: 'elsewhere', status: 308, to: settled.to }
    case 'missing':
      return isHead ? { kind: 'known', status: settled.status } : null
    case 'here':
      // A screen or a state of the page may be missing though the page is there.
      return isHead && /^\/[^/]+\/[^/@?]+$/.test(url) ? { kind: 'known', status: 200 } : null
  }
}

function keptPage(
  hot: HotAnswers,
  key: string,
): Extract<PageAnswer, { readonly kind: 'page' }> | null {
  const answer = hot.find(key)
  return answer && { kind: 'page', answer }
}

async function drawPage(
  {
    services,
    renderer,
    inProcess,
    asking,
  }: Omit<PageParts, 'limits' | 'hot'> & { readonly asking: Line },
  { url, language, address, headers, caller }: FormQuestion,
  {
    shows,
    times,
    posted,
  }: {
    readonly shows: Set<ShownName>
    readonly times: Times
    readonly posted: PostedForm | null
  },
): Promise<Made['page']> {
  // Pages have waited for their turn, and one may be drawn for many: they are one caller.
  const forPage = { key: 'pages', admitted: true, gone: caller }
  const read: Tell = async ({ path, language: spoken }) => {
    await timed('queue', () => asking.run(async () => {}, caller))
    const question = { path, language: toLanguage(spoken), address, signal: caller }
    return inProcess(question)
  }
  let until: number | undefined
  const hearing = {
    note: (name: ShownName) => shows.add(name),
    ends: (moment: number) => (until = Math.min(moment, until ?? moment)),
  }
  const tell: Tell = (question) =>
    asCaller(forPage, () => watchShown(hearing, () => withTimes(times, () => read(question))))
  const { name: siteName } = await readSiteSettings(services)
  const origin = services.settings.url
  const drawn = await renderer.draw({ url, language, origin, siteName, posted }, tell, caller)
  if (drawn.kind === 'elsewhere') return drawn
  const { status, etag, html, packed } = drawn
  const answer: HotAnswer = {
    status,
    etag,
    headers: {
      ...headers,
      ...pageHeaders,
      ...(isSecretAddress(url.replace(/\?.*$/, '')) ? secretHeaders : {}),
    },
    bodies: { identity: toBuffer(html) },
    shows,
    ...(until === undefined ? {} : { until }),
  }
  return { kind: 'page', answer, packed }
}

/** The same bytes as a Buffer, without a copy. */
function toBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

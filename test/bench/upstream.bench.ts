import { performance } from 'node:perf_hooks'
import { randomFrom } from '@forkshop/document/testing'
import { startServer } from '../e2e/running-server.ts'
import { longFormat, toText, withChanges } from './long-format.ts'
import { median, type Bench, type Measured } from './measure.ts'
import { signIn } from './sign-in.ts'

const LINES = 160
const FORKS = 200
const SAVES = 30
/** Until all counts are right, at most. */
const RIGHT_WITHIN_MS = 10_000
/** Of a count that is kept. */
const CACHED_MS = 2

type Revised = { readonly revision: { readonly id: string } }
type Fork = {
  readonly slug: string
  /** `counted` only where the newest texts of both were. */
  readonly upstream: { readonly kind: string }
}
type View = { readonly forks: readonly Fork[] }

const textOf = (slug: string, body: string): string =>
  `---\nkind: format\ntitle: ${slug}\nlang: fr\n---\n\n${body}`

/** A library with a page of 160 lines that has 200 forks, and one that has none. */
const openFamily = async () => {
  const server = await startServer()
  const origin = server.address
  const headers = {
    origin,
    'content-type': 'application/json',
    cookie: await signIn(origin, 'facilitator'),
  }
  const call = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(`${origin}/api/v1${path}`, { method, headers, ...sent })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`)
    const made: Answer = await answer.json()
    return made
  }
  const random = randomFrom(35)
  const open = async (slug: string) => {
    let page = longFormat(LINES, random)
    const text = textOf(slug, toText(page))
    let base = (await call<Revised>('POST', '/pages', { text, slug, reason: 'One' })).revision.id
    /** Milliseconds of one publish that changes one passage. */
    return async (): Promise<number> => {
      page = withChanges(page, 1, random)
      const body = { text: textOf(slug, toText(page)), base, reason: 'An edit' }
      const start = performance.now()
      base = (await call<Revised>('PUT', `/pages/${slug}`, body)).revision.id
      return performance.now() - start
    }
  }
  const [source, alone] = [await open('source'), await open('alone')]
  for (let n = 0; n < FORKS; n += 1) {
    await call('POST', '/pages/source/forks', { slug: `fork-${n}`, title: `F${n}`, reason: 'Ours' })
  }
  const isRight = async (): Promise<boolean> => {
    const { forks } = await call<View>('GET', '/pages/source/view?article=none')
    return forks.length === FORKS && forks.every(({ upstream }) => upstream.kind === 'counted')
  }
  /** Milliseconds until it is told of each fork how it stands. */
  const untilRight = async (): Promise<number> => {
    const start = performance.now()
    while (!(await isRight())) {
      if (performance.now() - start > 10 * RIGHT_WITHIN_MS) throw new Error('never counted')
    }
    return performance.now() - start
  }
  return { source, alone, call, untilRight, remove: () => server.remove() }
}

/** Publishing at an origin of 200 forks against a page that has none; and how long until all counts are right. */
const measurePublish = async (): Promise<Measured> => {
  const family = await openFamily()
  try {
    await family.untilRight()
    const ratios: number[] = []
    const taken: number[] = []
    for (let n = 0; n <= SAVES; n += 1) {
      const first = n % 2 === 0
      const early = first ? await family.alone() : await family.source()
      const late = first ? await family.source() : await family.alone()
      const [alone, source] = first ? [early, late] : [late, early]
      if (n === 0) continue
      taken.push(source)
      ratios.push(source / alone)
    }
    const right = await family.untilRight()
    if (right > RIGHT_WITHIN_MS)
      throw new Error(`all counts were right after ${right.toFixed(0)} ms`)
    const note = `all ${FORKS} counts right after ${(right / 1000).toFixed(1)}s`
    return { value: median(taken), unit: 'ms', ratio: median(ratios), note }
  } finally {
    await family.remove()
  }
}

/** What the view of a fork takes more, with a count that is kept, than that of a page that is none. */
const measureCounts = async (): Promise<Measured> => {
  const family = await openFamily()
  try {
    await family.untilRight()
    const look = async (slug: string): Promise<number> => {
      const start = performance.now()
      await family.call('GET', `/pages/${slug}/view?article=none`)
      return performance.now() - start
    }
    const more: number[] = []
    for (let n = 0; n < 40; n += 1) {
      const alone = await look('alone')
      const fork = await look('fork-0')
      if (n >= 5) more.push(fork - alone)
    }
    const value = Math.max(0, median(more))
    return { value, unit: 'ms', ratio: value / CACHED_MS }
  } finally {
    await family.remove()
  }
}

/** How far forks and their origins are apart, beside publishing. */
export const benches: readonly Bench[] = [
  { name: 'upstream-counts', bar: { kind: 'at-most', ratio: 1 }, run: measureCounts },
  { name: 'upstream-publish-200', bar: { kind: 'at-most', ratio: 1.1 }, run: measurePublish },
]

import { performance } from 'node:perf_hooks'
import { randomFrom } from '@forkshop/document/testing'
import { besideParse, freshLibrary, withinMs, type FreshLibrary } from './first-look.ts'
import { longFormat, toText, withChanges, withMoves, type LongPage } from './long-format.ts'
import type { Bench, Measured } from './measure.ts'

const SEED = 11
const LONG = 2_000
/** Those that are looked at first, so that the process is warm and what is measured is not. */
const WARM = 4
const COUNTED = 7

const random = randomFrom(SEED)
const front = (title: string): string =>
  `---\nkind: format\ntitle: ${title}\nsummary: Un essai.\nlang: fr\nlicense: CC-BY-SA-4.0\n---\n\n`
const textOf = (slug: string, page: LongPage): string => front(slug) + toText(page)

const inLibrary = async (work: (library: FreshLibrary) => Promise<Measured>): Promise<Measured> => {
  const library = await freshLibrary()
  try {
    return await work(library)
  } finally {
    await library.remove()
  }
}

const slugs = Array.from({ length: WARM + COUNTED }, (_, at) => `format-${at}`)

/** Pages that nobody has looked at since the server was started. */
const firstPages = (lines: number, isUnread: boolean) => (): Promise<Measured> =>
  inLibrary(async (library) => {
    const long = textOf('floor', longFormat(LONG, random))
    const pages = new Map(slugs.map((slug) => [slug, textOf(slug, longFormat(lines, random))]))
    for (const [slug, text] of pages) await library.make(slug, text)
    await library.restart(isUnread)
    const looks = [...pages].map(([slug, text]) => ({
      work: async () => (await library.look(`/formats/${slug}`)).ms,
      text: isUnread ? text : long,
    }))
    return besideParse(looks, WARM)
  })

/** Two states of a page that were never compared; `change` makes the second one. */
const firstComparisons =
  (lines: number, change: (page: LongPage) => LongPage) => (): Promise<Measured> =>
    inLibrary(async (library) => {
      const looks = await pairsIn(library, { lines, change })
      await library.restart()
      const long = textOf('floor', longFormat(LONG, random))
      return besideParse(
        looks.map((pathname) => ({
          work: async () => (await library.look(pathname)).ms,
          text: long,
        })),
        WARM,
      )
    })

const pairsIn = async (
  library: FreshLibrary,
  pairs: { readonly lines: number; readonly change: (page: LongPage) => LongPage },
): Promise<readonly string[]> => {
  const looks: string[] = []
  for (const slug of slugs) {
    const page = longFormat(pairs.lines, random)
    const before = await library.make(slug, textOf(slug, page))
    const after = await library.save(slug, textOf(slug, pairs.change(page)), before)
    looks.push(`/formats/${slug}/compare?from=${before}&to=${after}`)
  }
  return looks
}

const nearby = (page: LongPage): LongPage => withChanges(page, 1, random)

/** What a comparison of two states one edit apart sends, in bytes before they are packed. */
const comparisonBytes = (): Promise<Measured> =>
  inLibrary(async (library) => {
    const [pathname = ''] = await pairsIn(library, { lines: LONG, change: nearby })
    return kilobytes(await library.look(pathname))
  })

/** The same of a proposal. */
const proposalBytes = (): Promise<Measured> =>
  inLibrary(async (library) => {
    const page = longFormat(LONG, random)
    const base = await library.make('format', textOf('format', page))
    const number = await library.propose('format', textOf('format', nearby(page)), base)
    return kilobytes(await library.look(`/formats/format/proposals/${number}`))
  })

const kilobytes = ({ bytes }: { readonly bytes: number }): Measured => ({
  value: bytes / 1000,
  unit: 'kB',
  ratio: bytes / 60_000,
})

/** Saving a long text over HTTP, each time with one edit, until it is acknowledged. */
const save = (): Promise<Measured> =>
  inLibrary(async (library) => {
    let page = longFormat(LONG, random)
    let base = await library.make('format', textOf('format', page))
    const looks = slugs.map(() => {
      page = nearby(page)
      const text = textOf('format', page)
      const work = async (): Promise<number> => {
        const start = performance.now()
        base = await library.save('format', text, base)
        return performance.now() - start
      }
      return { work, text }
    })
    return besideParse(looks, WARM)
  })

/** What somebody waits for who is the first to look, in a process that is warm but has never seen it. */
export const benches: readonly Bench[] = [
  { name: 'first-page-160', bar: withinMs(12), run: firstPages(160, false) },
  { name: 'first-page-2000', bar: withinMs(60), run: firstPages(LONG, false) },
  {
    name: 'first-page-2000-unread',
    bar: { kind: 'at-most', ratio: 1.3 },
    run: firstPages(LONG, true),
  },
  { name: 'first-compare-160', bar: withinMs(15), run: firstComparisons(160, nearby) },
  { name: 'first-compare-2000', bar: withinMs(40), run: firstComparisons(LONG, nearby) },
  {
    name: 'first-compare-far',
    bar: withinMs(120),
    run: firstComparisons(LONG, (page) => withChanges(page, 500, random)),
  },
  {
    name: 'first-compare-moved',
    bar: withinMs(60),
    run: firstComparisons(LONG, (page) => withMoves(page, 6, random)),
  },
  { name: 'first-compare-bytes', bar: { kind: 'at-most', ratio: 1 }, run: comparisonBytes },
  { name: 'first-proposal-bytes', bar: { kind: 'at-most', ratio: 1 }, run: proposalBytes },
  { name: 'save-2000', bar: { kind: 'at-most', ratio: 1.5 }, run: save },
]

import { rm } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { openServices } from '@forkshop/server/src/app/open/open-services.ts'
import { searchPages } from '@forkshop/server/src/features/library/search-pages.ts'
import { wordIndexOf } from '@forkshop/server/src/records/words/search-index.ts'
import { sql } from 'kysely'
import { crowdLibrary } from './crowd-library.ts'
import { interleave, type Bench, type Measured } from './measure.ts'
import { benchSettings } from './settings.ts'

const FORMATS = 200
const LIMIT = 20
/** Words of the demo's texts, of one page and of all; each is asked for with the beginning of another. */
const WORDS = ['atelier', 'equipe', 'prototype', 'crowd12', 'participants', 'animation', 'chrono']

const timed = async (work: (words: readonly string[]) => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  for (const word of WORDS) for (const other of ['p', 'a']) await work([word, other])
  return (performance.now() - start) / WORDS.length / 2
}

/** What a results page asks for, against its full-text query alone. */
const measure = async (): Promise<Measured> => {
  const dataDirectory = await crowdLibrary(FORMATS)
  const { services, close } = await openServices(benchSettings(dataDirectory))
  try {
    const pairs = await interleave(
      () => timed((words) => searchPages(services, { q: words.join(' '), limit: LIMIT })),
      () =>
        timed((words) => {
          const matches = wordIndexOf(services.database).matching(words)
          return sql`select page, rank from ${matches} as hit order by rank limit ${LIMIT}`.execute(
            services.database,
          )
        }),
    )
    const note = `the full-text query ${pairs.floor.toFixed(2)}ms, ${FORMATS} long pages`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await close()
    await rm(dataDirectory, { recursive: true, force: true })
  }
}

export const benches: readonly Bench[] = [
  { name: 'search-results', bar: { kind: 'at-most', ratio: 3 }, run: measure },
]

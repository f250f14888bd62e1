import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { gitLibrary } from '@forkshop/repository'
import type { GitLibrary } from '@forkshop/repository'
import { sqliteDatabase } from '../contract/library-sqlite.ts'
import { makePage, pageId, write } from '../contract/library-examples.ts'
import { commitByGit, startGit } from './git-floor.ts'
import { interleave, type Bench, type Measured } from './measure.ts'

const revisionsPerRound = 10
const rounds = 9
const page = pageId('page')

/** A page of about 12 KB, as a workshop format is, with one line that differs by revision. */
const textOf = (revision: number): string => {
  const line = (index: number): string =>
    `${index}. A step of the workshop takes its time, and somebody leads it.\n`
  const lines = Array.from({ length: 180 }, (_, index) => line(index))
  lines[revision % lines.length] = `Changed by revision ${revision} at ${performance.now()}.\n`
  return lines.join('')
}

const timed = async (work: (revision: number) => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  for (let index = 0; index < revisionsPerRound; index += 1) await work(index)
  return (performance.now() - start) / revisionsPerRound
}

const commitByLibrary = (library: GitLibrary, revision: number): Promise<unknown> =>
  write(library, page, textOf(revision))

const measure = async (): Promise<Measured> => {
  const folder = await mkdtemp(join(tmpdir(), 'forkshop-bench-'))
  const floorDirectory = join(folder, 'floor.git')
  const connection = sqliteDatabase(join(folder, 'index.sqlite'))
  const { database } = connection
  const library = await gitLibrary({ directory: join(folder, 'lineages'), database })
  try {
    await startGit(floorDirectory)
    await makePage(library, page)
    const pairs = await interleave(
      () => timed((revision) => commitByLibrary(library, revision)),
      () => timed((revision) => commitByGit(floorDirectory, textOf(revision))),
      rounds,
    )
    const note = `git ${pairs.floor.toFixed(2)}ms`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await library.close()
    await connection.close()
    await rm(folder, { recursive: true })
  }
}

/** One durable revision, validation and index included, against the five-process git commit. */
export const benches: readonly Bench[] = [
  { name: 'repository-revision', bar: { kind: 'at-most', ratio: 1.5 }, run: measure },
]

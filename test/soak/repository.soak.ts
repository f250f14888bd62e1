import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gitLibrary, type GitLibrary } from '@forkshop/repository'
import { meets } from '../bench/measure.ts'
import { growthBenches } from '../bench/history.bench.ts'
import { writeUntilKilled } from '../contract/killed-writer.ts'
import { sqliteDatabase } from '../contract/library-sqlite.ts'
import { lineageId, makePage, pageId, revisionId } from '../contract/library-examples.ts'
import { randomFrom, type Soak } from './soak.ts'

const execute = promisify(execFile)
const KILLS = 100
const COMMITS = 500
const WRITERS = 2

/** A folder for a library, opened for the time of some work. */
const inFolder = async <Result>(work: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'forkshop-soak-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const opened = async <Result>(
  folder: string,
  work: (library: GitLibrary) => Promise<Result>,
): Promise<Result> => {
  const connection = sqliteDatabase(join(folder, 'index.sqlite'))
  const directory = join(folder, 'lineages')
  const library = await gitLibrary({ directory, database: connection.database })
  try {
    return await work(library)
  } finally {
    await library.close()
    await connection.close()
  }
}

/** All revisions of a page's main line, newest first. */
const lineOf = async (library: GitLibrary, name: string): Promise<readonly string[]> => {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const more: { readonly cursor?: string } = cursor === null ? {} : { cursor }
    const page = await library.history(pageId(name), { limit: 1000, ...more })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== null)
  return ids
}

const killed: Soak = {
  name: 'library-kill',
  run: ({ seed, rounds, print }) =>
    inFolder(async (folder) => {
      const random = randomFrom(seed)
      const pages = ['a', 'b', 'c']
      await opened(folder, async (library) => {
        for (const page of pages) await makePage(library, page, { lineage: 'shared' })
      })
      const acknowledged: (readonly [page: string, revision: string])[] = []
      const total = rounds ?? KILLS
      for (let round = 0; round < total; round += 1) {
        const count = 1 + Math.floor(random() * 30)
        const file = join(folder, 'index.sqlite')
        acknowledged.push(...(await writeUntilKilled(join(folder, 'lineages'), file, pages, count)))
      }
      return opened(folder, async (library) => {
        const lines = new Map<string, ReadonlySet<string>>()
        for (const page of pages) lines.set(page, new Set(await lineOf(library, page)))
        const lost = acknowledged.filter(([page, id]) => !lines.get(page)?.has(id))
        // git fsck --strict is a part of it.
        const problems = await library.check()
        print(
          `${total} kills: ${acknowledged.length} acknowledged, ${lost.length} lost, ${problems.length} problems`,
        )
        return lost.length === 0 && problems.length === 0
      })
    }),
}

const race: Soak = {
  name: 'library-two-processes',
  run: ({ rounds, print }) =>
    inFolder(async (folder) => {
      const count = rounds ?? COMMITS
      await opened(folder, (library) => makePage(library, 'a'))
      const script = fileURLToPath(new URL('racing-writer.ts', import.meta.url))
      // Each process has an index of its own: git's refs are all that they share.
      const writers = Array.from({ length: WRITERS }, (_, at) =>
        execute(process.execPath, [
          script,
          join(folder, 'lineages'),
          join(folder, `index-${at}.sqlite`),
          'a',
          String(count),
        ]),
      )
      const all = Promise.all(writers)
      let writing = true
      void all.finally(() => (writing = false)).catch(() => undefined)
      const tidied = await opened(folder, async ({ housekeeping }) => {
        if (housekeeping === null) throw new Error('git is missing here')
        let times = 0
        for (; writing; times += 1) await housekeeping.tidy(lineageId('a'), 'all')
        return times
      })
      const made = (await all).flatMap(({ stdout }) => stdout.trim().split('\n'))
      return opened(folder, async (library) => {
        await library.refresh(pageId('a'))
        const line = new Set(await lineOf(library, 'a'))
        const lost = made.filter((id) => !line.has(revisionId(id)))
        const problems = await library.check()
        print(
          `${WRITERS} processes × ${count}: ${line.size - 1} revisions, ${lost.length} lost, packed ${tidied} times meanwhile, ${problems.length} problems`,
        )
        return lost.length === 0 && line.size === 1 + WRITERS * count && problems.length === 0
      })
    }),
}

const HUGE = { commits: 50_000, forks: 1 }

const huge: Soak = {
  name: 'library-50000',
  async run({ print }) {
    let ok = true
    for (const bench of growthBenches('50000', HUGE)) {
      const measured = await bench.run()
      const isGood = meets(bench.bar, measured.ratio)
      ok &&= isGood
      print(
        `${bench.name} ${measured.value.toFixed(2)}${measured.unit} ${measured.ratio.toFixed(3)} <=${bench.bar.ratio} ${isGood ? 'ok' : 'short'}  (${measured.note ?? ''})`,
      )
    }
    return ok
  },
}

/** Kills, races and histories that are too long for `npm test` and `npm run bench`. */
export const soaks: readonly Soak[] = [killed, race, huge]

import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parseReport } from '@forkshop/server/src/features/imports/import-report.ts'
import { pageIdOf } from '@forkshop/server/src/base/row-ids.ts'
import { openServices } from '@forkshop/server/src/app/open/open-services.ts'
import { readSettings } from '@forkshop/server/src/base/settings.ts'
import { randomFrom, type Soak } from './soak.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
const launch = fileURLToPath(new URL('../../apps/server/launch.mjs', import.meta.url))
const names = ['multibao', '18f-methods', 'swcarpentry-workshop', 'carpentries-workshop']
const KILLS = 12
const LONGEST_MS = 6000

type Print = (line: string) => void

const environmentOf = (data: string) => ({
  ...process.env,
  FORKSHOP_DATA: data,
  FORKSHOP_DEMO: '0',
  FORKSHOP_LOG: 'silent',
})
const forkshop = async (data: string, ...args: readonly string[]): Promise<string> => {
  const options = { env: environmentOf(data), maxBuffer: 1e9 }
  return (await promisify(execFile)(process.execPath, [launch, ...args], options)).stdout
}
const importBundle = async (data: string, name: string) =>
  parseReport(await forkshop(data, 'import', join(corpus, `${name}.bundle`), '--json'))

const inFolder = async (work: (folder: string) => Promise<boolean>): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'forkshop-soak-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** A commit and a path of the source, as a revision names them. */
const FROM = /^[0-9a-f]{40}@([0-9a-f]{40}):(.*)$/

/** How many revisions of all pages differ from the file that they say they come from. */
const countDifferent = async (data: string, sources: readonly string[], print: Print) => {
  const opened = await openServices(readSettings(environmentOf(data)))
  const { database, library } = opened.services
  const read = (commit: string, path: string): string | null => {
    for (const directory of sources) {
      try {
        const parameters = [`--git-dir=${directory}`, 'cat-file', 'blob', `${commit}:${path}`]
        return execFileSync('git', parameters, { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
      } catch {
        // Another source has it.
      }
    }
    return null
  }
  let looked = 0
  let different = 0
  for (const row of await database.selectFrom('page').select(['id', 'slug']).execute()) {
    const page = pageIdOf(row.id)
    for (const revision of (await library.history(page, { limit: 1000 })).items) {
      const from = revision.trailers.find(({ key }) => key === 'Imported-From')?.value ?? ''
      const [, commit = '', path = ''] = FROM.exec(from) ?? []
      looked += 1
      if ((await library.readText(page, revision.id)) === read(commit, path)) continue
      different += 1
      print(`${row.slug}@${revision.id} is not ${path} of ${commit}`)
    }
  }
  print(`${looked} revisions compared with their sources, ${different} differ`)
  const problems = await library.check()
  await opened.draftLog.close()
  await opened.close()
  return different + problems.length
}

/** Public collections as a whole: every revision of every page is the file that it says it is. */
const importAll = (print: Print): Promise<boolean> =>
  inFolder(async (folder) => {
    const data = join(folder, 'data')
    const sources: string[] = []
    for (const name of names) {
      const directory = join(folder, `${name}.git`)
      execFileSync('git', [
        '-c',
        'init.defaultBranch=main',
        'clone',
        '-q',
        '--bare',
        join(corpus, `${name}.bundle`),
        directory,
      ])
      sources.push(directory)
      const { pages, left } = await importBundle(data, name)
      print(`${name}: ${pages.length} pages, ${left.length} left out`)
      const again = await importBundle(data, name)
      if (again.pages.some(({ created, revisions }) => created || revisions > 0)) return false
    }
    return (await countDifferent(data, sources, print)) === 0
  })

/** Imports that are killed at any moment: the next one finds all or nothing, and brings the rest. */
const killImports = (random: () => number, kills: number, print: Print): Promise<boolean> =>
  inFolder(async (folder) => {
    let ok = true
    for (let round = 1; round <= kills; round += 1) {
      const data = join(folder, `data-${round}`)
      const bundle = join(corpus, '18f-methods.bundle')
      const child = spawn(process.execPath, [launch, 'import', bundle], {
        env: environmentOf(data),
        stdio: 'ignore',
      })
      const ended = once(child, 'exit')
      const afterMs = Math.floor(random() * LONGEST_MS)
      await Promise.race([wait(afterMs), ended])
      child.kill('SIGKILL')
      await ended
      const { pages } = await importBundle(data, '18f-methods')
      const made = pages.filter(({ created }) => created).length
      const checked = JSON.parse(await forkshop(data, 'check', '--json'))
      const isWhole = made === 0 || made === pages.length
      ok &&= isWhole && checked.problems.length === 0
      print(
        `round ${round}: killed after ${afterMs} ms, ${made} of ${pages.length} pages made then`,
      )
    }
    return ok
  })

const skipped = (print: Print): boolean => {
  if (existsSync(corpus)) return false
  print('skipped: no collections to import')
  return true
}

export const soaks: readonly Soak[] = [
  { name: 'import-collections', run: async ({ print }) => skipped(print) || importAll(print) },
  {
    name: 'import-killed',
    run: async ({ seed, rounds, print }) =>
      skipped(print) || killImports(randomFrom(seed), rounds ?? KILLS, print),
  },
]

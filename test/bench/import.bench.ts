import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { publicNetwork } from '@forkshop/server/src/features/imports/check-address.ts'
import { createImportJobs } from '@forkshop/server/src/features/imports/import-jobs.ts'
import { openServices } from '@forkshop/server/src/app/open/open-services.ts'
import { testSettings } from '@forkshop/server/src/testing/test-settings.ts'
import { interleave, type Bench, type Measured } from './measure.ts'

const bundle = fileURLToPath(new URL('../../../shared/corpus/multibao.bundle', import.meta.url))
const PAGES = 102
const rounds = 5

const environment = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' }
const git = (...parameters: readonly string[]): Buffer =>
  execFileSync('git', ['-c', 'init.defaultBranch=main', ...parameters], {
    env: environment,
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'ignore'],
  })

const inFolder = async (work: (folder: string) => Promise<number>): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'forkshop-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Cloning the bundle and reading what each commit did: what no import can do without. */
const byGit = (): Promise<number> =>
  inFolder(async (folder) => {
    const start = performance.now()
    git('clone', '-q', bundle, join(folder, 'clone'))
    git('-C', join(folder, 'clone'), 'log', '--raw')
    return performance.now() - start
  })

/** From the bundle to pages that can be read, searched and compared, everything on disk. */
const byImport = (): Promise<number> =>
  inFolder(async (folder) => {
    const opened = await openServices(testSettings(folder))
    const { services } = opened
    try {
      const jobs = createImportJobs(services, publicNetwork)
      const source = { kind: 'file', file: bundle, name: 'multibao.bundle' } as const
      const start = performance.now()
      await jobs.start({ source, keepAddresses: false, importer: null }, 'bench')
      await jobs.ended('bench')
      const taken = performance.now() - start
      const pages = await services.database.selectFrom('page').select('id').execute()
      if (pages.length !== PAGES) throw new Error(`${pages.length} pages instead of ${PAGES}`)
      return taken
    } finally {
      await opened.draftLog.close()
      await opened.close()
    }
  })

const measure = async (): Promise<Measured> => {
  if (!existsSync(bundle)) {
    return { value: 0, unit: 'ms', ratio: 0, note: 'skipped: no collection to import' }
  }
  const pairs = await interleave(byImport, byGit, rounds)
  const note = `clone and log ${pairs.floor.toFixed(0)}ms`
  return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
}

export const benches: readonly Bench[] = [
  { name: 'import-history', bar: { kind: 'at-most', ratio: 30 }, run: measure },
]

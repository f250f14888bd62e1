import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { asInProduction } from './as-in-production.ts'
import { keepCompiled, writeToMemory } from './places.ts'

const root = new URL('..', import.meta.url).pathname

writeToMemory()
keepCompiled(root)

/** Where a test file stands among all: the higher, the later. */
const placeOf = ({ moduleId }: TestSpecification): 'first' | 'long' | 'large' | 'window' => {
  const text = readFileSync(moduleId, 'utf8')
  if (text.startsWith('// @vitest-environment happy-dom')) return 'window'
  if (text.includes('libraryContract(')) return 'long'
  return /PGlite|emptyPostgres|postgresDatabase|postgresRecords/.test(text) ? 'large' : 'first'
}

/**
 * Files with a PostgreSQL in their own process come late: it makes a worker of 250 MB one of 650, and to start a
 * program, as tests of git do some two thousand times, takes a process the longer the larger it is (6 and 15 ms).
 * Of them the one that runs a whole contract thrice comes first: others go by the size of their file, its own is small,
 * and it would end alone. Files that need a window come at the end, together: a worker whose next file has another
 * environment ends, and the next one loads all modules again.
 */
class SmallWorkersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = Object.groupBy(await super.sort(files), placeOf)
    const { first = [], long = [], large = [], window = [] } = sorted
    return [...first, ...long, ...large, ...window]
  }
}

export default defineConfig({
  root,
  test: {
    reporters: ['default', './test/summary-reporter.ts'],
    sequence: { sequencer: SmallWorkersFirst },
    // Servers, disks and browsers are waited for: one more than there are processors keeps them busy.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        root,
        plugins: [asInProduction()],
        test: {
          name: 'node',
          // No module keeps state, so files may share the modules that they load.
          isolate: false,
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/server/src/**/*.test.ts',
            'test/contract/**/*.test.ts',
            'test/bench/**/*.test.ts',
            'test/soak/**/*.test.ts',
          ],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // A condition is waited for as long as a busy machine may take, not the one second that is usual.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        root,
        plugins: [vue()],
        test: {
          name: 'web',
          // Making a window costs more than most tests: a file that needs one says so.
          isolate: false,
          environment: 'node',
          include: ['apps/web/src/**/*.test.ts'],
          testTimeout: 30_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        root,
        plugins: [asInProduction()],
        test: {
          name: 'browser',
          isolate: false,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['./test/e2e/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A condition is waited for as long as an element is, not the one second that is usual.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})

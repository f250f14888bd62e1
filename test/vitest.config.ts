import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { asInProduction } from './as-in-production.ts'

const root = new URL('..', import.meta.url).pathname

const needsWindow = ({ moduleId }: TestSpecification): boolean =>
  readFileSync(moduleId, 'utf8').startsWith('// @vitest-environment happy-dom')

/**
 * Files that need a window one after another, at the end: a worker whose next file has another environment
 * ends, and the next one loads all modules again.
 */
class WindowsTogether extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { with: inWindow = [], without = [] } = Object.groupBy(await super.sort(files), (file) =>
      needsWindow(file) ? 'with' : 'without',
    )
    return [...without, ...inWindow]
  }
}

export default defineConfig({
  root,
  test: {
    reporters: ['default', './test/summary-reporter.ts'],
    sequence: { sequencer: WindowsTogether },
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

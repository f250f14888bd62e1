import { availableParallelism } from 'node:os'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

/**
 * What is tested is what runs: packages of others in the form that they have in production, not those for
 * development, which check more and parse slower. Vitest would add these by itself.
 */
const asInProduction = (): Plugin => ({
  name: 'as-in-production',
  configResolved({ ssr, environments }) {
    for (const { conditions = [] } of [ssr, ...Object.values(environments)].map(
      (one) => one.resolve ?? {},
    )) {
      const at = conditions.indexOf('development|production')
      if (at >= 0) conditions.splice(at, 1)
    }
  },
})

export default defineConfig({
  root,
  test: {
    reporters: ['default', './test/summary-reporter.ts'],
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

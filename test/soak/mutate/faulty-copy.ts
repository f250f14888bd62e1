import { execFile, execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, posix } from 'node:path'
import type { Planted } from './plan.ts'
import { withFaults } from './plan.ts'

const root = new URL('../../..', import.meta.url).pathname

const OWN_SCOPE = '@forkshop'

/** Seconds of a processor for one test file: what goes round in circles is noticed too, what is slow is no fault. */
const MAX_SECONDS = 60
/** What waits for ever takes no processor. */
const MAX_WAIT_MS = 20 * 60_000

/** A copy of the tree, in a folder of its own, that holds faults: the checkout is never left with one. */
export type FaultyCopy = {
  /** Notes which test files reach which fault, for `parseReach`; throws where tests fail without any. */
  reach(tests: readonly string[]): Promise<string>
  /** Whether one of these test files fails, or comes to no end, with a fault. */
  isCaught(fault: Planted, tests: readonly string[]): Promise<boolean>
  close(): void
}

/** The files of the checkout that are, or could be, under version control. */
export function listFiles(): readonly string[] {
  return execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root })
    .toString()
    .split('\n')
    .filter((name) => name !== '' && existsSync(join(root, name)))
}

export function readSource(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

export function openFaultyCopy(files: readonly string[], faults: readonly Planted[]): FaultyCopy {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'forkshop-mutate-')))
  for (const name of files) cpSync(join(root, name), join(copy, name))
  for (const name of files) {
    const installed = join(root, dirname(name), 'node_modules')
    if (basename(name) === 'package.json' && existsSync(installed))
      linkInstalled(installed, join(copy, dirname(name), 'node_modules'))
  }
  plant(copy, faults)
  const notes = join(copy, 'reached')
  const atFirst = lastInstall()
  return {
    async reach(tests) {
      const { isGreen, output } = await runTests(copy, tests, { FORKSHOP_REACHED: notes })
      if (!isGreen) throw new Error(`Tests fail without a fault:\n${output.slice(-4_000)}`)
      return existsSync(notes) ? readFileSync(notes, 'utf8').replaceAll(`${copy}/`, '') : ''
    },
    async isCaught({ number }, tests) {
      const { isGreen } = await runTests(copy, tests, { FORKSHOP_FAULT: `${number}` })
      // without its packages a test fails for a reason of its own
      if (lastInstall() !== atFirst)
        throw new Error('Packages were installed meanwhile: go on anew')
      return !isGreen
    },
    close: () => rmSync(copy, { recursive: true }),
  }
}

/** When packages were last installed in the checkout, which a copy shares. */
function lastInstall(): number {
  return statSync(join(root, 'node_modules/.modules.yaml')).mtimeMs
}

/**
 * Makes a folder of installed packages that is used from elsewhere: those of others are where they were, our own,
 * which are links to what stands beside, are looked for beside the new folder.
 */
export function linkInstalled(installed: string, folder: string): void {
  mkdirSync(folder)
  for (const name of readdirSync(installed)) {
    if (name === OWN_SCOPE)
      cpSync(join(installed, name), join(folder, name), { recursive: true, verbatimSymlinks: true })
    else symlinkSync(join(installed, name), join(folder, name))
  }
}

// Waiting is no fault on a busy machine: what goes round in circles is stopped by the limit of the processor.
const config = `import { asInProduction } from './test/as-in-production.ts'
export default {
  plugins: [asInProduction()],
  test: {
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 1,
    setupFiles: ['./test/mutate-setup.mjs'],
  },
}
`
const setup = `import { expect } from 'vitest'
process.env.FORKSHOP_TEST = expect.getState().testPath
`

function plant(copy: string, faults: readonly Planted[]): void {
  const probe = 'mutate-probe.mjs'
  cpSync(new URL('./probe.mjs', import.meta.url), join(copy, probe))
  writeFileSync(join(copy, 'mutate.config.mjs'), config)
  writeFileSync(join(copy, 'test/mutate-setup.mjs'), setup)
  for (const [file, own] of Map.groupBy(faults, (fault) => fault.file)) {
    const way = posix.relative(dirname(file), probe)
    writeFileSync(join(copy, file), withFaults(readSource(file), own, way))
  }
}

/** Runs test files in a process of their own, until the first that fails where a fault is switched on. */
function runTests(
  copy: string,
  tests: readonly string[],
  env: { readonly FORKSHOP_REACHED?: string; readonly FORKSHOP_FAULT?: string },
): Promise<{ readonly isGreen: boolean; readonly output: string }> {
  const vitest = join(copy, 'test/node_modules/vitest/vitest.mjs')
  const run = ['run', '--config', 'mutate.config.mjs', '--reporter', 'dot']
  const isOne = env.FORKSHOP_FAULT !== undefined
  // each file loads its modules anew where it is noted what it reaches, else only the first one would
  const ends = isOne ? ['--no-isolate', '--bail=1'] : []
  const limited = isOne ? `ulimit -t ${MAX_SECONDS * tests.length}; exec "$@"` : 'exec "$@"'
  const options = {
    cwd: copy,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
    ...(isOne && { timeout: MAX_WAIT_MS, killSignal: 'SIGKILL' as const }),
  }
  const command = ['-c', limited, 'sh', process.execPath, vitest, ...run, ...ends, ...tests]
  return new Promise((resolve) => {
    execFile('sh', command, options, (error, printed, problems) =>
      resolve({ isGreen: error === null, output: printed + problems }),
    )
  })
}

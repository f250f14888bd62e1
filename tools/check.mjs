// `npm run check`: everything that is checked without running a test, one check on each processor at a time.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'
const lint = ['oxlint', '--type-aware', '--deny-warnings']

/** The longest first, so that none is left alone at the end. */
const checks = [
  ['vue-tsc', '--noEmit', '-p', 'apps/web/tsconfig.json'],
  // Lints and reports what the compiler does, each file by the `tsconfig.json` above it; of components only
  // `vue-tsc` knows the types.
  [...lint, '--type-check', '--ignore-pattern', 'apps/web/**', '.'],
  [...lint, 'apps/web'],
  ['knip'],
  ['depcruise', 'apps', 'packages'],
  ['oxfmt', '--check', '.'],
  ['node', 'tools/openapi.mjs', '--check'],
  ['node', 'tools/check-docs.mjs'],
]

/** Runs a command to its end; answers whether it succeeded, and says all that it said once it has ended. */
const passes = ([tool, ...args]) =>
  new Promise((resolve) => {
    const [command, ...rest] =
      tool === 'node' ? [tool, ...args] : ['pnpm', '--silent', 'exec', tool, ...args]
    const child = spawn(command, rest, { cwd: root, shell: windows })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part))
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (status) => {
      process.stderr.write(Buffer.concat(said))
      if (status !== 0) console.error(`failed: ${tool} ${args.join(' ')}`)
      resolve(status === 0)
    })
  })

const waiting = [...checks]
const failed = []
const work = async () => {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    if (!(await passes(check))) failed.push(check)
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work))
process.exitCode = failed.length === 0 ? 0 : 1

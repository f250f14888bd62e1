// Runs a command from the build of these very sources, or where there is none from the sources themselves: to
// find, strip and link some 2,000 modules is most of a start, and 90 MB of a server's memory. `start` first
// builds what has changed, then serves. Plain JavaScript, as is what it reads: to strip types takes 10 MB of a
// server's memory as long as it runs.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { nameOfInputs, serverInputs, webInputs } from '../web/src/build/build-inputs.mjs'
import { isCurrent, useUntilEnd } from '../web/src/build/builds.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** @type {(app: string) => string} */
const dist = (app) => path.join(root, 'apps', app, 'dist')

/**
 * In a process of its own: what builds is large, and has no place in a server.
 * @type {(app: string) => void}
 */
const build = (app) => {
  const file = path.join(root, 'apps', app, 'build.ts')
  const { status } = spawnSync(process.execPath, [file], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}

const name = nameOfInputs(root, serverInputs)
const [, , command, ...args] = process.argv
if (command === 'start') {
  process.argv.splice(2, Infinity, 'serve', ...args)
  if (!isCurrent(dist('web'), nameOfInputs(root, webInputs))) build('web')
  if (!isCurrent(dist('server'), name)) build('server')
}
const built = path.join(dist('server'), name)
const isBuilt = existsSync(built)
if (isBuilt) useUntilEnd(built)
const main = isBuilt ? path.join(built, 'main.js') : path.join(root, 'apps/server/src/main.ts')
await import(pathToFileURL(main).href)

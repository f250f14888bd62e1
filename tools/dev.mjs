// `npm run dev`: the server, started again when a file of it or of a package changes. The client follows its
// sources by itself. Node's own --watch also looks at the packages of others, and talks to the server's threads.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const watched = ['apps/server/src', 'packages', 'demo']
/** An editor writes in several steps; one start is enough for them. */
const SETTLE_MS = 30

let child = null
let wanted = true
let timer = null

const start = () => {
  // With FORKSHOP_PSEUDO=1 English is said longer and in brackets, to see what a screen has no words or room for.
  const words = process.env.FORKSHOP_PSEUDO === '1' ? ['--import', './tools/pseudo-words.mjs'] : []
  const server = [...words, 'apps/server/src/main.ts', 'serve', ...process.argv.slice(2)]
  child = spawn(process.execPath, server, {
    cwd: root,
    env: { ...process.env, FORKSHOP_DEV: '1' },
    stdio: 'inherit',
  })
  child.on('exit', (code) => {
    child = null
    if (!wanted) process.exit(code ?? 0)
    if (restarting) start()
    else console.error('The server has ended. It starts again when a file changes.')
    restarting = false
  })
}
let restarting = false

const changed = (file) => {
  console.error(`${file} has changed.`)
  if (child === null) return start()
  restarting = true
  child.kill('SIGTERM')
}

for (const folder of watched) {
  watch(path.join(root, folder), { recursive: true }, (_event, name) => {
    if (name === null || !/\.(ts|json|md)$/.test(name)) return
    if (/\.test\.ts$|(^|[\\/])node_modules[\\/]/.test(name)) return
    clearTimeout(timer)
    timer = setTimeout(changed, SETTLE_MS, path.join(folder, name))
  })
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    wanted = false
    if (child === null) process.exit(0)
    child.kill(signal)
  })
}
start()

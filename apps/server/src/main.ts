import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

// Compiled modules are kept in the checkout, where nobody else may write: half of a start is compiling.
const compiled = fileURLToPath(new URL('../../../node_modules/.cache/forkshop', import.meta.url))
enableCompileCache(compiled)
// Threads look for it here.
process.env['NODE_COMPILE_CACHE'] ??= compiled
// A heap is tidied once it has grown by half: left to itself, V8 lets that of a small server grow to
// three times what it holds.
setFlagsFromString('--heap-growing-percent=50')
const { runCommand } = await import('./app/command/run.ts')

process.exitCode = await runCommand(process.argv.slice(2), {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
  ...(process.stderr.isTTY && {
    // Over the line before, which it clears to its end.
    progress: (text: string) => process.stderr.write(`\r${text}\u001B[K`),
  }),
  environment: process.env,
})

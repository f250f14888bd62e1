// Writes docs/openapi.json from the contract in packages/api; with --check says whether it is as written.
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { toOpenApi } from '../packages/api/src/index.ts'

const file = path.join(
  path.dirname(path.dirname(fileURLToPath(import.meta.url))),
  'docs/openapi.json',
)
const WIDTH = 100

/** Objects and lists that fit stand on one line, so that a review reads them as such. */
const inLines = (text) =>
  text.replace(/([{[])\n\s+([^{}[\]]*?)\n\s+([}\]])/g, (whole, open, inner) => {
    const line = inner.replace(/\n\s+/g, ' ')
    if (line.length > WIDTH) return whole
    return open === '{' ? `{ ${line} }` : `[${line}]`
  })

const told = `${inLines(JSON.stringify(toOpenApi(), null, 2))}\n`
if (process.argv.includes('--check')) {
  if ((await readFile(file, 'utf8').catch(() => '')) !== told) {
    console.error('docs/openapi.json is not what packages/api says. Make it with: npm run openapi')
    process.exitCode = 1
  }
} else await writeFile(file, told)

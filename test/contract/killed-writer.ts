import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** Runs the writer until it has acknowledged `count` revisions, then kills it in the middle of more. */
export const writeUntilKilled = (
  directory: string,
  file: string,
  pages: readonly string[],
  count: number,
): Promise<[page: string, revision: string][]> =>
  new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('library-writer.ts', import.meta.url))
    const child = spawn(process.execPath, [script, directory, file, ...pages], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const lines: [string, string][] = []
    let errors = ''
    child.stderr.on('data', (data: Buffer) => {
      errors += data.toString()
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [page = '', revision = ''] = line.split(' ')
      lines.push([page, revision])
      if (lines.length === count) child.kill('SIGKILL')
    })
    child.on('close', (_status, signal) => {
      if (signal === 'SIGKILL') resolve(lines)
      else reject(new Error(`the writer ended by itself: ${errors}`))
    })
  })

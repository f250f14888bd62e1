import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const MAX_REPORT_BYTES = 64 * 1024 * 1024

/** Makes a data folder with so many small pages, each a history of its own: they are imported at once. */
export const manyPages = async (folder: string, pages: number): Promise<string> => {
  const source = path.join(folder, 'source')
  const data = path.join(folder, 'data')
  await mkdir(source)
  for (let at = 0; at < pages; at += 1) {
    const text = `---\ntitle: Page ${at}\nlang: en\n---\n\n## Goal\n\nWords of page ${at}.\n`
    await writeFile(path.join(source, `page-${at}.md`), text)
  }
  const command = ['apps/server/launch.mjs', 'import', source, '--json']
  await run(process.execPath, command, {
    cwd: root,
    env: { ...process.env, FORKSHOP_DATA: data, FORKSHOP_DEMO: '0' },
    maxBuffer: MAX_REPORT_BYTES,
  })
  return data
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** An answer: its bytes as they travel, its headers, and its status where that is not 200. */
export type Sent = {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly status?: number
}

/** Starts a bare `node:http` server, in a process of its own, that sends this and nothing else. */
export const startBare = async ({ body, headers, status = 200 }: Sent) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-bench-'))
  await writeFile(path.join(folder, 'body'), body)
  await writeFile(path.join(folder, 'headers'), JSON.stringify(headers))
  const script = fileURLToPath(new URL('./bare-server.ts', import.meta.url))
  const child = spawn(
    process.execPath,
    [script, path.join(folder, 'body'), path.join(folder, 'headers'), String(status)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [port]: unknown[] = await once(child.stdout, 'data')
  return {
    address: `http://127.0.0.1:${String(port).trim()}/`,
    stop: async () => {
      child.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

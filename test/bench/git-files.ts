import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

/** What one git process did: its exit status, what it printed, and milliseconds from start to end. */
export type GitRun = { readonly status: number; readonly output: string; readonly ms: number }

/** Texts in a folder of their own, for git commands that need no repository. */
export type GitFiles = {
  /** Puts the texts there, named by their place: `0.md`, `1.md` and so on. */
  write(texts: readonly string[]): Promise<void>
  run(parameters: readonly string[]): Promise<GitRun>
  close(): Promise<void>
}

/** A new folder for texts. */
export const openGitFiles = async (): Promise<GitFiles> => {
  const folder = await mkdtemp(join(tmpdir(), 'forkshop-git-'))
  return {
    async write(texts) {
      await Promise.all(texts.map((text, at) => writeFile(join(folder, `${at}.md`), text)))
    },
    run: (parameters) => runGit(folder, parameters),
    close: () => rm(folder, { recursive: true }),
  }
}

const runGit = (folder: string, parameters: readonly string[]): Promise<GitRun> =>
  new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn('git', parameters, {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const output: Buffer[] = []
    child.stdout.on('data', (data: Buffer) => output.push(data))
    child.on('error', reject)
    child.on('close', (status) => {
      const ms = performance.now() - start
      if (status === null) reject(new Error(`git ${parameters[0]} was killed`))
      else resolve({ status, output: Buffer.concat(output).toString(), ms })
    })
  })

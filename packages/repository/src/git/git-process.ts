import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { constants as os, setPriority } from 'node:os'
import { delimiter, join } from 'node:path'

/** What a finished git command left. */
export type GitResult = { readonly status: number; readonly output: string }

/** What one command needs besides the settings of all. */
export type GitOptions = {
  /** Settings as `-c` takes them, `key=value`. */
  readonly settings?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** `low` runs behind everything else that wants the processor. */
  readonly priority?: 'low'
}

/**
 * Starts git on a bare repository, without a shell, with no settings but our own: nothing of the
 * machine's or the reader's configuration reaches it.
 */
export function startGit(
  gitBinary: string,
  gitDirectory: string,
  parameters: readonly string[],
  { settings = [], environment = {}, priority }: GitOptions = {},
): ChildProcessWithoutNullStreams {
  const all = ['safe.directory=*', 'protocol.allow=never', ...settings]
  const given = all.flatMap((setting) => ['-c', setting])
  const git = spawn(gitBinary, [`--git-dir=${gitDirectory}`, ...given, ...parameters], {
    env: {
      ...environment,
      PATH: process.env['PATH'],
      HOME: '/nonexistent',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_NO_REPLACE_OBJECTS: '1',
      LC_ALL: 'C',
    },
    stdio: 'pipe',
  })
  if (priority === 'low' && git.pid !== undefined) {
    setPriority(git.pid, os.priority.PRIORITY_LOW)
  }
  return git
}

/** Runs a git command to its end; output is what it wrote to both streams. */
export function runGit(
  gitBinary: string,
  gitDirectory: string,
  parameters: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const git = startGit(gitBinary, gitDirectory, parameters, options)
    const chunks: Buffer[] = []
    git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    git.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    git.on('error', reject)
    git.on('close', (status) =>
      resolve({ status: status ?? -1, output: Buffer.concat(chunks).toString('utf8') }),
    )
    git.stdin.on('error', () => undefined)
    git.stdin.end()
  })
}

/** Whether this git can be started here: no process is started where it lies among the programs. */
export async function isGitThere(gitBinary: string): Promise<boolean> {
  if (await isProgram(gitBinary)) return true
  try {
    return (await runGit(gitBinary, '.', ['--version'])).status === 0
  } catch {
    return false
  }
}

async function isProgram(name: string): Promise<boolean> {
  const folders = name.includes('/') ? [''] : (process.env['PATH'] ?? '').split(delimiter)
  for (const folder of folders) {
    try {
      const file = join(folder, name)
      await access(file, constants.X_OK)
      return (await stat(file)).isFile()
    } catch {
      // Looked for in the next one.
    }
  }
  return false
}

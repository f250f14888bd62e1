import { isGitThere, runGit } from './git-process.ts'

/** What `git fsck` finds wrong with a bare repository, a line each; empty when all is well. */
export async function runFsck(
  gitBinary: string,
  gitDirectory: string,
  options: readonly string[],
): Promise<readonly string[]> {
  const parameters = ['fsck', '--no-dangling', '--no-progress', ...options]
  const { status, output } = await runGit(gitBinary, gitDirectory, parameters)
  if (status === 0) return []
  const said = new Set(output.split('\n').map((line) => line.trim()))
  const lines = [...said].filter((line) => line !== '' && !line.startsWith('notice:'))
  return lines.length === 0 ? [`git fsck: ${status}`] : lines
}

/** Tells what the refs of a bare repository lead to and is not there, in git's words, a line each. */
export type MissingObjects = (gitDirectory: string) => Promise<readonly string[]>

/** Asks the git program of this machine; null where there is none. */
export async function askForMissingObjects(): Promise<MissingObjects | null> {
  const gitBinary = 'git'
  if (!(await isGitThere(gitBinary))) return null
  return (gitDirectory) => runFsck(gitBinary, gitDirectory, ['--connectivity-only'])
}

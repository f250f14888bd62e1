import { isGitThere, runGit } from './git-process.ts'

// A page gets its main line last: until then, and after a crash then, it is none. One that had a main
// line is missed by the index.
const HEAD_OF_NOTHING = /^error: refs\/namespaces\/[^/]+\/HEAD: invalid sha1 pointer 0{40}$/

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
  if (lines.length === 0) return [`git fsck: ${status}`]
  return lines.filter((line) => !HEAD_OF_NOTHING.test(line))
}

/** Tells what the refs of a bare repository lead to and is not there, in git's words, a line each. */
export type MissingObjects = (gitDirectory: string) => Promise<readonly string[]>

/** Asks the git program of this machine; null where there is none. */
export async function askForMissingObjects(): Promise<MissingObjects | null> {
  const gitBinary = 'git'
  if (!(await isGitThere(gitBinary))) return null
  return (gitDirectory) => runFsck(gitBinary, gitDirectory, ['--connectivity-only'])
}

import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'

/** Runs git with the settings of the floor: every object and ref is synced. */
export const git = (
  directory: string,
  parameters: readonly string[],
  input: string | Iterable<string> = '',
): Promise<string> =>
  new Promise((resolve, reject) => {
    const settings = ['-c', 'core.fsync=committed,reference']
    const child = spawn('git', [`--git-dir=${directory}`, ...settings, ...parameters], {
      env: {
        PATH: process.env['PATH'],
        HOME: '/nonexistent',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Somebody',
        GIT_AUTHOR_EMAIL: 'somebody@example.org',
        GIT_COMMITTER_NAME: 'Somebody',
        GIT_COMMITTER_EMAIL: 'somebody@example.org',
      },
    })
    let output = ''
    let errors = ''
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
    child.on('error', reject)
    child.on('close', (status) => {
      if (status === 0) resolve(output.trim())
      else reject(new Error(`git ${parameters[0]}: ${errors}`))
    })
    // A command that reads nothing may be gone before its input ends.
    child.stdin.on('error', () => undefined)
    Readable.from(typeof input === 'string' ? [input] : input).pipe(child.stdin)
  })

/** One revision of a text by five git processes, as a script would make it; all of it is synced. */
export const commitByGit = async (directory: string, text: string): Promise<void> => {
  const ref = 'refs/heads/main'
  const head = await git(directory, ['rev-parse', ref])
  const blob = await git(directory, ['hash-object', '-w', '--stdin'], text)
  const tree = await git(directory, ['mktree'], `100644 blob ${blob}\tREADME.md\n`)
  const commit = await git(directory, ['commit-tree', tree, '-p', head, '-m', 'change'])
  await git(directory, ['update-ref', ref, commit, head])
}

/** A bare repository with a first, empty commit on `main`. */
export const startGit = async (directory: string): Promise<void> => {
  await git(directory, ['init', '--bare', '-q'])
  const tree = await git(directory, ['mktree'])
  const commit = await git(directory, ['commit-tree', tree, '-m', 'first'])
  await git(directory, ['update-ref', 'refs/heads/main', commit])
}

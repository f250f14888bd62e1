import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What stock git says of the newest commit that has these words in its message: author, then message; '' when none has. */
export const commitSaying = (dataDirectory: string, words: string): string => {
  const folder = path.join(dataDirectory, 'lineages')
  const found = readdirSync(folder).map((lineage) =>
    execFileSync(
      'git',
      [
        '-C',
        path.join(folder, lineage),
        'log',
        '--all',
        '-1',
        '--fixed-strings',
        `--grep=${words}`,
        '--format=%an%n%B',
      ],
      { encoding: 'utf8' },
    ),
  )
  return found.find((text) => text !== '') ?? ''
}

/** Runs stock git without anybody's settings, as a person with this name. */
export type Git = (...parameters: readonly string[]) => void

/** Clones a page with an access token, into a folder of its own. */
export const clonePage = (
  address: string,
  { slug, token }: { readonly slug: string; readonly token: string },
): { readonly folder: string; readonly git: Git } => {
  const home = mkdtempSync(path.join(tmpdir(), 'forkshop-git-'))
  const folder = path.join(home, slug)
  const environment = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' }
  const run = (cwd: string, parameters: readonly string[]): void => {
    const person = ['-c', 'user.name=Jo', '-c', 'user.email=jo@example.org']
    execFileSync('git', [...person, ...parameters], { cwd, env: environment, stdio: 'pipe' })
  }
  const source = new URL(`/git/${slug}.git`, address)
  source.username = 'jo'
  source.password = token
  run(home, ['clone', '-q', source.href, folder])
  return { folder, git: (...parameters) => run(folder, parameters) }
}

import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'

/** A repository elsewhere, for imports. */
export type GitSource = {
  readonly directory: string
  /** Commits files over those of the commit before; null takes one away. Answers its id. */
  readonly commit: (
    files: Readonly<Record<string, string | Uint8Array | null>>,
    words: string,
  ) => string
  /** Commits a tree behind other commits, apart from the line; answers its id. */
  readonly child: (tree: string, ...parents: readonly string[]) => string
  /** Writes a bundle of all of it and answers its path. */
  readonly bundle: (name: string) => string
  readonly git: (...parameters: readonly string[]) => string
}

const FIRST_SECOND = 1_400_000_000

/** Makes an empty repository below a folder. Its authors are Ann and Bo, in turn, a day apart. */
export function makeGitSource(folder: string, name: string): GitSource {
  const directory = path.join(folder, `${name}.git`)
  mkdirSync(directory, { recursive: true })
  const run = (parameters: readonly string[], input?: string | Uint8Array): string =>
    execFileSync(
      'git',
      ['-c', 'init.defaultBranch=main', `--git-dir=${directory}`, ...parameters],
      {
        env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
        input,
      },
    )
      .toString()
      .trim()
  run(['init', '-q', '--bare'])
  const made: string[] = []
  return {
    directory,
    commit(files, words) {
      const who = made.length % 2 === 0 ? 'Ann' : 'Bo'
      const when = FIRST_SECOND + made.length * 86_400
      const stamp = `${who} <${who.toLowerCase()}@example.org> ${when} +0100`
      const parts: Uint8Array[] = [
        Buffer.from(`commit refs/heads/main\nauthor ${stamp}\ncommitter ${stamp}\n`),
        Buffer.from(`data ${Buffer.byteLength(words)}\n${words}\n`),
        ...(made.length === 0 ? [] : [Buffer.from('from refs/heads/main^0\n')]),
      ]
      for (const [file, content] of Object.entries(files)) {
        if (content === null) parts.push(Buffer.from(`D ${file}\n`))
        else {
          const bytes = Buffer.from(content)
          parts.push(
            Buffer.from(`M 100644 inline ${file}\ndata ${bytes.length}\n`),
            bytes,
            Buffer.from('\n'),
          )
        }
      }
      run(['fast-import', '--quiet'], Buffer.concat(parts))
      const id = run(['rev-parse', 'refs/heads/main'])
      made.push(id)
      return id
    },
    child(tree, ...parents) {
      const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org']
      const behind = parents.flatMap((parent) => ['-p', parent])
      return run([...who, 'commit-tree', tree, ...behind, '-m', 'Made'])
    },
    bundle(file) {
      const target = path.join(folder, file)
      run(['bundle', 'create', '-q', target, 'HEAD', 'refs/heads/main'])
      return target
    },
    git: (...parameters) => run(parameters),
  }
}

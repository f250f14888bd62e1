import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

const environment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ann Author',
  GIT_AUTHOR_EMAIL: 'ann@example.org',
  GIT_COMMITTER_NAME: 'Ann Author',
  GIT_COMMITTER_EMAIL: 'ann@example.org',
  GIT_AUTHOR_DATE: '1400000000 +0200',
  GIT_COMMITTER_DATE: '1400000000 +0200',
}

/** An entry of a tree: a blob's text, or the entries of a folder. */
export type Entry = {
  readonly mode?: string
  readonly name: string
  readonly content: string | Uint8Array | readonly Entry[]
  /** An id in place of the content's, for a submodule. */
  readonly id?: string
}

/** A repository whose commits are made of trees that no honest git would write. */
export type SourceMaker = {
  readonly directory: string
  readonly commit: (
    entries: readonly Entry[],
    parents?: readonly string[],
    words?: string,
  ) => string
  readonly git: (...parameters: readonly string[]) => string
}

/** An empty repository in a folder. */
export function makeSource(folder: string, name = 'source'): SourceMaker {
  const directory = join(folder, `${name}.git`)
  mkdirSync(directory)
  const run = (parameters: readonly string[], input?: string | Uint8Array): string =>
    execFileSync('git', [`--git-dir=${directory}`, ...parameters], { env: environment, input })
      .toString()
      .trim()
  run(['init', '-q', '--bare', '-b', 'main'])
  const writeObject = (kind: string, bytes: string | Uint8Array): string =>
    run(['hash-object', '-w', '--literally', '-t', kind, '--stdin'], bytes)
  const writeTree = (entries: readonly Entry[]): string => {
    const parts = entries.flatMap(({ mode, name: entryName, content, id }) => {
      const isFolder = Array.isArray(content)
      const object = id ?? (isFolder ? writeTree(content) : writeObject('blob', toBytes(content)))
      const used = mode ?? (isFolder ? '40000' : '100644')
      return [Buffer.from(`${used} ${entryName}\0`), Buffer.from(object, 'hex')]
    })
    return writeObject('tree', Buffer.concat(parts))
  }
  return {
    directory,
    commit(entries, parents = [], words = 'Change') {
      const before = parents.flatMap((parent) => ['-p', parent])
      const made = run(['commit-tree', ...before, '-m', words, writeTree(entries)])
      run(['update-ref', 'refs/heads/main', made])
      return made
    },
    git: (...parameters) => run(parameters),
  }
}

function toBytes(content: Entry['content']): string | Uint8Array {
  return typeof content === 'string' || content instanceof Uint8Array ? content : ''
}

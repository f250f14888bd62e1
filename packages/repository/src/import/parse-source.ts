import { RepositoryError } from '../error.ts'
import type { FileChange, SourceCommit, SourceSignature } from './source.ts'

/** The format of `git log -z --date=raw` that a commit parser reads; `%aN` would follow a mail map. */
export const LOG_FORMAT = 'tformat:%H%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%B%x00'

/** Reads the fields of a log in `LOG_FORMAT` one after the other. */
export type CommitParser = {
  readonly take: (field: string) => void
  /** The commits in their order. Throws `corrupt` when one is incomplete. */
  readonly end: () => readonly SourceCommit[]
}

const FIELDS = 10

/** A parser of a log; what ends each commit is an empty field. */
export function createCommitParser(): CommitParser {
  const commits: SourceCommit[] = []
  let fields: string[] = []
  return {
    take(field) {
      fields.push(field)
      if (fields.length < FIELDS) return
      commits.push(toSourceCommit(fields))
      fields = []
    },
    end() {
      if (fields.length === 0) return commits
      throw new RepositoryError('corrupt', { expected: 'log', found: fields.length })
    },
  }
}

function toSourceCommit(fields: readonly string[]): SourceCommit {
  const at = (index: number): string => fields[index] ?? ''
  return {
    id: at(0),
    parents: at(1).split(' ').filter(Boolean),
    author: toSignature(at(2), at(3), at(4)),
    committer: toSignature(at(5), at(6), at(7)),
    message: at(8),
  }
}

function toSignature(name: string, email: string, date: string): SourceSignature {
  const [seconds = '0', zone = '+0000'] = date.split(' ')
  return { name, email, seconds: Number(seconds), zone }
}

/** What `git diff-tree --stdin --always -r -z --raw --no-abbrev` says of one commit and one parent. */
export type Difference = { readonly commit: string; readonly changes: readonly FileChange[] }

/** What all of them did, one after the other. */
export function* changesOf(differences: readonly Difference[]): Generator<FileChange> {
  for (const { changes } of differences) yield* changes
}

const ID = /^[0-9a-f]{40}$/
const ENTRY = /^:(\d+) (\d+) ([0-9a-f]{40}) ([0-9a-f]{40}) ([A-Z])\d*$/

/** Reads what `git diff-tree -z` writes, part by part. */
export type DifferenceParser = {
  /** Throws `corrupt` for what is no part of a difference. */
  readonly take: (part: string) => void
  /** The differences in their order. Throws `corrupt` when the last one is incomplete. */
  readonly end: () => readonly Difference[]
}

/** A parser that keeps changes of the paths that are wanted; it asks for each path that it meets. */
export function createDifferenceParser(isWanted: (path: string) => boolean): DifferenceParser {
  const found: Difference[] = []
  let changes: FileChange[] = []
  let entry: RegExpExecArray | null = null
  let renamed: string | null = null

  const takeEntry = (part: string): void => {
    if (ID.test(part)) {
      changes = []
      found.push({ commit: part, changes })
      return
    }
    entry = ENTRY.exec(part)
    if (entry === null)
      throw new RepositoryError('corrupt', { expected: 'difference', found: part })
  }
  const keep = (change: FileChange): void => {
    if (isWanted(change.path)) changes.push(change)
  }
  const takePath = (
    path: string,
    [, oldMode = '', newMode = '', ...rest]: RegExpExecArray,
  ): void => {
    const [oldBlob = '', newBlob = '', status = ''] = rest
    const gone = { kind: 'gone', from: null, mode: oldMode, blob: oldBlob } as const
    if (status === 'R' && renamed === null) {
      renamed = path
      return
    }
    if (status === 'R') keep({ ...gone, path: renamed ?? '' })
    keep(
      status === 'D'
        ? { ...gone, path }
        : { kind: 'set', path, from: renamed, mode: newMode, blob: newBlob },
    )
    entry = null
    renamed = null
  }

  return {
    take: (part) => (entry === null ? takeEntry(part) : takePath(part, entry)),
    end() {
      if (entry === null) return found
      throw new RepositoryError('corrupt', { expected: 'difference', found: entry[0] })
    },
  }
}

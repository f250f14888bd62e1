import { RepositoryError } from '../error.ts'
import type { FileChange, SourceCommit, SourceSignature } from './source.ts'

/** The format of `git log -z --date=raw` that `parseCommits` reads; `%aN` would follow a mail map. */
export const LOG_FORMAT = 'tformat:%H%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%B%x00'

const FIELDS = 10

/** The commits of a log in `LOG_FORMAT`, in its order. Throws `corrupt` for anything else. */
export function parseCommits(log: string): readonly SourceCommit[] {
  const fields = log.split('\0')
  if (fields.length % FIELDS !== 1) {
    throw new RepositoryError('corrupt', { expected: 'log', found: fields.length })
  }
  const count = (fields.length - 1) / FIELDS
  return Array.from({ length: count }, (_, index) => {
    const at = (offset: number): string => fields[index * FIELDS + offset] ?? ''
    return {
      id: at(0),
      parents: at(1).split(' ').filter(Boolean),
      author: toSignature(at(2), at(3), at(4)),
      committer: toSignature(at(5), at(6), at(7)),
      message: at(8),
    }
  })
}

function toSignature(name: string, email: string, date: string): SourceSignature {
  const [seconds = '0', zone = '+0000'] = date.split(' ')
  return { name, email, seconds: Number(seconds), zone }
}

/** What `git diff-tree --stdin --always -r -z --raw --no-abbrev` says of one commit and one parent. */
export type Difference = { readonly commit: string; readonly changes: readonly FileChange[] }

const ID = /^[0-9a-f]{40}$/
const ENTRY = /^:(\d+) (\d+) ([0-9a-f]{40}) ([0-9a-f]{40}) ([A-Z])\d*$/

/** The differences in their order. Throws `corrupt` for anything else. */
export function parseDifferences(output: string): readonly Difference[] {
  const tokens = output.split('\0')
  const found: Difference[] = []
  let changes: FileChange[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? ''
    if (ID.test(token)) {
      changes = []
      found.push({ commit: token, changes })
      continue
    }
    const entry = ENTRY.exec(token)
    if (entry === null) {
      if (token === '' && at === tokens.length - 1) break
      throw new RepositoryError('corrupt', { expected: 'difference', found: token })
    }
    const [, oldMode = '', newMode = '', oldBlob = '', newBlob = '', status = ''] = entry
    at += 1
    const path = tokens[at] ?? ''
    if (status === 'R') {
      at += 1
      const target = tokens[at] ?? ''
      changes.push({ kind: 'gone', path, from: null, mode: oldMode, blob: oldBlob })
      changes.push({ kind: 'set', path: target, from: path, mode: newMode, blob: newBlob })
    } else if (status === 'D') {
      changes.push({ kind: 'gone', path, from: null, mode: oldMode, blob: oldBlob })
    } else {
      changes.push({ kind: 'set', path, from: null, mode: newMode, blob: newBlob })
    }
  }
  return found
}

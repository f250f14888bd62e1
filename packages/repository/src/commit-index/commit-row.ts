import { cutWords, formatMessage, parseMessage } from '@forkshop/domain'
import type { LineageId } from '@forkshop/domain'
import { parseSignature } from '../objects/object-formats.ts'
import type { ParsedCommit } from '../objects/object-formats.ts'
import type { Person, Revision } from '../library.ts'
import { expectRevisionId } from '../names.ts'
import type { CommitTable } from './tables.ts'

/** The row of a commit; `generation` comes from the graph, which knows its parents. */
export function toCommitRow(
  at: { readonly lineage: LineageId; readonly id: string; readonly generation: number },
  commit: ParsedCommit,
  verified: boolean,
): CommitTable {
  return {
    lineage: at.lineage,
    id: at.id,
    generation: at.generation,
    parents: commit.parents.join(' '),
    author: formatPerson(commit.author.person),
    committer: formatPerson(commit.committer.person),
    authored: commit.author.time.toISOString(),
    message: toIndexed(commit.message),
    verified: verified ? 1 : 0,
  }
}

/** The revision that a row tells of. */
export function toRevision(row: CommitTable): Revision {
  const { reason, trailers } = parseMessage(row.message)
  return {
    id: expectRevisionId(row.id),
    author: parsePerson(row.author),
    committer: parsePerson(row.committer),
    time: row.authored,
    reason,
    trailers,
    verified: row.verified === 1,
    parents: row.parents.split(' ').filter(Boolean).map(expectRevisionId),
  }
}

/**
 * A message as the index keeps it. One of megabytes, as came in before there was a limit, would be
 * read with every list: of that the beginning, and its trailers.
 */
export function toIndexed(message: string): string {
  // PostgreSQL cannot hold NUL; a pushed message might have one.
  const whole = message.replaceAll('\0', '')
  if (whole.length <= MAX_MESSAGE) return whole
  const { reason, body, trailers } = parseMessage(whole)
  const most = MAX_MESSAGE / 5
  return formatMessage({
    reason: cutWords(reason, most),
    body: cutWords(body, most),
    trailers: trailers.slice(0, MAX_TRAILERS).map(({ key, value }) => ({
      key,
      value: cutWords(value, MAX_TRAILER),
    })),
  })
}

// Ten times what people may write, and room for trailers; more is shown nowhere.
export const MAX_MESSAGE = 20_000
const MAX_TRAILERS = 40
const MAX_TRAILER = 200

function formatPerson({ name, email }: Person): string {
  return `${name} <${email}>`.replaceAll('\0', '')
}

function parsePerson(text: string): Person {
  return parseSignature(text)?.person ?? { name: text, email: '' }
}

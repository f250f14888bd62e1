import { formatMessage, parseMessage } from '@forkshop/domain'
import { RepositoryError } from './error.ts'
import type { CommitInfo, Person } from './library.ts'

const MAX_NAME_LENGTH = 200
// What git strips from both ends of a name (ident.c, `crud`), and what would end its field early.
const CRUD_AT_ENDS = /^[\s.,:;<>"\\']+|[\s.,:;<>"\\']+$/gu
// oxlint-disable-next-line no-control-regex -- these are the characters to drop
const UNSAFE = /[\u0000-\u001f\u007f-\u009f<>]+/gu

/** The person as a commit header can hold it; a name that has nothing left becomes `unknown`. */
export function toIdentity(person: Person): Person {
  const name = clean(person.name)
  const email = clean(person.email).replaceAll(' ', '')
  return { name: name === '' ? 'unknown' : name, email }
}

/** The same change with people that git can record and the time cut to whole seconds. */
export function toRecordable(commit: CommitInfo): CommitInfo {
  return {
    author: toIdentity(commit.author),
    committer: toIdentity(commit.committer),
    time: new Date(toSeconds(commit.time) * 1000),
    reason: withoutNul(commit.reason),
    trailers: commit.trailers,
  }
}

/** Whether a stored message says what a commit is to say, whatever its trailers. */
export function isSameWords(message: string, { reason }: CommitInfo): boolean {
  const [one, two] = [message, formatMessage({ reason: withoutNul(reason), trailers: [] })].map(
    parseMessage,
  )
  return one?.reason === two?.reason && one?.body === two?.body
}

/** Whole seconds since 1970; throws `corrupt` for a time that git cannot hold. */
export function toSeconds(time: Date): number {
  const seconds = Math.floor(time.getTime() / 1000)
  if (!(seconds >= 0))
    throw new RepositoryError('corrupt', { expected: 'time', found: String(time) })
  return seconds
}

/** Text without NUL, which git forbids in messages. */
export function withoutNul(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

function clean(text: string): string {
  const spaced = text.toWellFormed().replace(UNSAFE, ' ').replace(/\s+/gu, ' ')
  return spaced.slice(0, MAX_NAME_LENGTH).toWellFormed().replace(CRUD_AT_ENDS, '')
}

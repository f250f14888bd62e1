import { RepositoryError } from '../error.ts'
import type { Person } from '../library.ts'

/** A commit as stored; times are whole seconds as dates, `message` is unparsed. */
export type ParsedCommit = {
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Signature
  readonly committer: Signature
  readonly message: string
}

/** An annotated tag as stored; null tagger where an old one names none. */
export type ParsedTag = {
  readonly object: string
  readonly name: string
  readonly tagger: Signature | null
  readonly message: string
}

/** Who did something and when. */
export type Signature = { readonly person: Person; readonly time: Date }

/** One entry of a tree; `mode` as git writes it, `40000` for a folder. */
export type ParsedEntry = { readonly mode: string; readonly name: string; readonly id: string }

const ID_BYTES = 20
const NUL = 0
const SPACE = 0x20
// 9999-12-31: beyond it dates no longer have four-digit years. Pushed commits may say anything.
const MAX_SECONDS = 253_402_300_799

/** Reads a commit; throws `corrupt` without a tree, an author or a committer. */
export function parseCommit(bytes: Uint8Array): ParsedCommit {
  const { headers, message } = splitHeaders(bytes)
  const tree = headers.find(([key]) => key === 'tree')?.[1]
  const author = toSignature(headers, 'author')
  const committer = toSignature(headers, 'committer')
  if (tree === undefined || author === null || committer === null) {
    throw new RepositoryError('corrupt', { expected: 'commit' })
  }
  const parents = headers.filter(([key]) => key === 'parent').map(([, id]) => id)
  return { tree, parents, author, committer, message }
}

/** Reads an annotated tag; throws `corrupt` when it names no object. */
export function parseTag(bytes: Uint8Array): ParsedTag {
  const { headers, message } = splitHeaders(bytes)
  const object = headers.find(([key]) => key === 'object')?.[1]
  if (object === undefined) throw new RepositoryError('corrupt', { expected: 'tag' })
  const name = headers.find(([key]) => key === 'tag')?.[1] ?? ''
  return { object, name, tagger: toSignature(headers, 'tagger'), message }
}

export const FILE_MODE = '100644'
const FILE_MODES: ReadonlySet<string> = new Set([FILE_MODE, '100755', '100664'])

/** Whether a tree entry is a plain file; 100664 stands in trees of old gits. */
export function isFileMode(mode: string): boolean {
  return FILE_MODES.has(mode)
}

/** Reads the entries of a tree in their order; throws `corrupt` when it is cut short. */
export function parseTree(bytes: Uint8Array): readonly ParsedEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: ParsedEntry[] = []
  for (let at = 0; at < buffer.length;) {
    const space = buffer.indexOf(SPACE, at)
    const end = buffer.indexOf(NUL, space)
    const next = end + 1 + ID_BYTES
    if (space < at || end < space || next > buffer.length) {
      throw new RepositoryError('corrupt', { expected: 'tree' })
    }
    entries.push({
      mode: buffer.toString('latin1', at, space),
      name: buffer.toString('utf8', space + 1, end),
      id: buffer.toString('hex', end + 1, next),
    })
    at = next
  }
  return entries
}

/** A person and a time as in a header; `Name <address> seconds zone`. */
export function parseSignature(text: string): Signature | null {
  const [, name, email, seconds] = /^(.*?) ?<([^>]*)>(?: (\d+))?/.exec(text) ?? []
  if (name === undefined || email === undefined) return null
  const time = new Date(Math.min(Number(seconds ?? 0), MAX_SECONDS) * 1000)
  return { person: { name, email }, time }
}

type Header = readonly [key: string, value: string]

function splitHeaders(bytes: Uint8Array): { headers: readonly Header[]; message: string } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const end = text.indexOf('\n\n')
  const head = end === -1 ? text : text.slice(0, end)
  const headers = head.split('\n').flatMap((line): Header[] => {
    const space = line.indexOf(' ')
    // Lines that begin with a space go on with the header above: signatures, not needed here.
    return space > 0 ? [[line.slice(0, space), line.slice(space + 1)]] : []
  })
  return { headers, message: end === -1 ? '' : text.slice(end + 2) }
}

function toSignature(headers: readonly Header[], key: string): Signature | null {
  const value = headers.find(([name]) => name === key)?.[1]
  return value === undefined ? null : parseSignature(value)
}

import { createHash } from 'node:crypto'
import type { ObjectKind } from './stored-object.ts'

/** An object to be written, with its id. */
export type NewObject = {
  readonly id: string
  readonly kind: ObjectKind
  readonly bytes: Uint8Array
}

/** One entry of a tree; `mode` as git writes it, `40000` for a folder. */
export type NewEntry = { readonly mode: string; readonly name: string; readonly id: string }

/** An object of these bytes; its id is git's (SHA-1 of kind, length and content). */
export function toObject(kind: ObjectKind, bytes: Uint8Array): NewObject {
  const hash = createHash('sha1').update(`${kind} ${bytes.length}\0`).update(bytes)
  return { id: hash.digest('hex'), kind, bytes }
}

/** A tree of entries in any order; git sorts folders as if their names ended with a slash. */
export function toTree(entries: readonly NewEntry[]): NewObject {
  const key = ({ mode, name }: NewEntry): string => (mode === '40000' ? `${name}/` : name)
  const sorted = entries.toSorted((a, b) =>
    Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b))),
  )
  const parts = sorted.flatMap(({ mode, name, id }) => [
    Buffer.from(`${mode} ${name}\0`),
    Buffer.from(id, 'hex'),
  ])
  return toObject('tree', Buffer.concat(parts))
}

/** A person and a time as a commit holds them. */
export type NewSignature = {
  readonly name: string
  readonly email: string
  readonly seconds: number
  readonly zone: string
}

/** A commit; `message` ends with a line end. */
export function toCommit(commit: {
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: NewSignature
  readonly committer: NewSignature
  readonly message: string
}): NewObject {
  const head = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${toLine(commit.author)}`,
    `committer ${toLine(commit.committer)}`,
  ]
  return toObject('commit', Buffer.from(`${head.join('\n')}\n\n${commit.message}`))
}

/** An annotated tag of a commit; `message` ends with a line end. */
export function toTag(tag: {
  readonly object: string
  readonly name: string
  readonly tagger: NewSignature
  readonly message: string
}): NewObject {
  const head = [
    `object ${tag.object}`,
    'type commit',
    `tag ${tag.name}`,
    `tagger ${toLine(tag.tagger)}`,
  ]
  return toObject('tag', Buffer.from(`${head.join('\n')}\n\n${tag.message}`))
}

function toLine({ name, email, seconds, zone }: NewSignature): string {
  return `${name} <${email}> ${seconds} ${zone}`
}

// A thread of its own: isomorphic-git reads a pack whole, which would hold everybody else up.
import fs from 'node:fs'
import { parentPort } from 'node:worker_threads'
import git from 'isomorphic-git'
import { parseObjectKind } from '../../objects/stored-object.ts'
import type { StoredObject } from '../../objects/stored-object.ts'

/** What is asked of the thread. */
export type PackedQuestion = {
  readonly call: number
  readonly gitDirectory: string
  readonly id: string
}

/** What it answers: an object, none, or why it could not be read. */
export type PackedAnswer = { readonly call: number } & (
  | { readonly object: StoredObject | null }
  | { readonly failed: string }
)

parentPort?.on('message', (question: PackedQuestion) => {
  void answer(question).then((said) => parentPort?.postMessage(said))
})

async function answer({ call, gitDirectory, id }: PackedQuestion): Promise<PackedAnswer> {
  try {
    const read = await git.readObject({ fs, gitdir: gitDirectory, oid: id, format: 'content' })
    const kind = parseObjectKind(read.type)
    if (kind === null || !(read.object instanceof Uint8Array)) return { call, object: null }
    return { call, object: { kind, bytes: read.object } }
  } catch (error) {
    if (error instanceof git.Errors.NotFoundError) return { call, object: null }
    return { call, failed: error instanceof Error ? error.message : String(error) }
  }
}

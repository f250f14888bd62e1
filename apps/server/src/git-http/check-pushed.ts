import { decodeText } from '@forkshop/document'
import { parseMessage } from '@forkshop/domain'
import type { PushedRevision } from '@forkshop/repository'
import { fileTypeFromBuffer } from 'file-type'
import { inspectText } from '../pages/check-text.ts'

/** Why the server does not take a pushed revision: a key of its sentences with values. */
export type Objection = {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

const pictureTypes: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'application/pdf',
])
const SHOWN_ID = 10

/** The first thing wrong with the revisions of a push; null when all may be shown. */
export async function objectionTo(revisions: readonly PushedRevision[]): Promise<Objection | null> {
  for (const revision of revisions) {
    const found =
      objectionToMessage(revision) ??
      objectionToText(revision) ??
      (await objectionToMedia(revision))
    if (found === null) continue
    return { ...found, values: { ...found.values, commit: revision.id.slice(0, SHOWN_ID) } }
  }
  return null
}

/** Our trailers say where a change came from: nobody else may say so. */
function objectionToMessage({ message }: PushedRevision): Objection | null {
  const { trailers } = parseMessage(message)
  const [first] = trailers
  return first === undefined ? null : { key: 'push-trailer', values: { trailer: first.key } }
}

function objectionToText({ text }: PushedRevision): Objection | null {
  const read = decodeText(text)
  if (read.kind === 'refused') {
    const { reason, position } = read
    return { key: `push-${reason}`, values: { position } }
  }
  const check = inspectText(read.text)
  switch (check.kind) {
    case 'fine':
      return null
    case 'too-large':
      return { key: 'push-text-too-large', values: { bytes: check.bytes } }
    case 'invalid': {
      const [{ path, message, line } = { path: 'text', message: '' }] = check.problems
      return line === undefined
        ? { key: 'push-text-invalid', values: { path, message } }
        : { key: 'push-line-invalid', values: { line, message } }
    }
  }
}

async function objectionToMedia({ media }: PushedRevision): Promise<Objection | null> {
  for (const { name, bytes } of media) {
    const type = await fileTypeFromBuffer(bytes)
    if (!pictureTypes.has(type?.mime ?? '')) return { key: 'push-media-type', values: { name } }
  }
  return null
}

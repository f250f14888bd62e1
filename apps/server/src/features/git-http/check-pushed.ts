import { decodeText } from '@forkshop/document'
import type { PushedRevision } from '@forkshop/repository'
import { inspectText } from '../../texts/check-text.ts'
import { objectionToMedia } from './check-media.ts'
import { objectionToWords } from './check-words.ts'
import type { Objection } from './objection.ts'

const SHOWN_ID = 10

/** The first thing wrong with the revisions of a push; null when all may be shown. */
export async function objectionTo(revisions: readonly PushedRevision[]): Promise<Objection | null> {
  for (const revision of revisions) {
    const found =
      objectionToWords(revision) ??
      objectionToText(revision) ??
      (await objectionToAnyOf(revision.media))
    if (found === null) continue
    return { ...found, values: { ...found.values, commit: revision.id.slice(0, SHOWN_ID) } }
  }
  return null
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

async function objectionToAnyOf(media: PushedRevision['media']): Promise<Objection | null> {
  for (const one of media) {
    const found = await objectionToMedia(one)
    if (found !== null) return found
  }
  return null
}

import { decodeText } from '@forkshop/document'
import type { PushedRevision, Person } from '@forkshop/repository'
import { inspectText } from '../../texts/check-text.ts'
import { objectionToMedia } from './check-media.ts'
import type { Objection } from './objection.ts'
import { parseMessage, wordLimits } from '@forkshop/domain'

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

/** Characters of an address (RFC 5321, 4.5.3.1). */
const MAX_ADDRESS = 254

/**
 * What is wrong with the message and the people of a pushed revision; null when all may be shown.
 * They have the limits of what is written in the browser.
 */
function objectionToWords({ message, author, committer }: PushedRevision): Objection | null {
  const { reason, trailers } = parseMessage(message)
  const [first] = trailers
  // Our trailers say where a change came from: nobody else may say so.
  if (first !== undefined) return { key: 'push-trailer', values: { trailer: first.key } }
  if (message.trim().length > wordLimits.message) return { key: 'push-message-length', values: {} }
  if (reason.length > wordLimits.title) return { key: 'push-title-length', values: {} }
  return objectionToPerson(author.person) ?? objectionToPerson(committer.person)
}

function objectionToPerson({ name, email }: Person): Objection | null {
  if (name.length > wordLimits.name) return { key: 'push-name-length', values: {} }
  return email.length > MAX_ADDRESS ? { key: 'push-address-length', values: {} } : null
}

import { parseMessage, wordLimits } from '@forkshop/domain'
import type { Person, PushedRevision } from '@forkshop/repository'
import type { Objection } from './objection.ts'

/** Characters of an address (RFC 5321, 4.5.3.1). */
const MAX_ADDRESS = 254

/**
 * What is wrong with the message and the people of a pushed revision; null when all may be shown.
 * They have the limits of what is written in the browser.
 */
export function objectionToWords({ message, author, committer }: PushedRevision): Objection | null {
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

/** Close codes of `/collab` beyond those of the protocol (RFC 6455, section 7.4.2). */
export const closeCodes = {
  'too-large': 1009,
  'too-many': 4429,
  'bad-update': 4422,
  'not-allowed': 4403,
  'draft-closed': 4410,
  'disk-failed': 4500,
  /** Service restart (IANA registry of close codes). */
  restarting: 1012,
} as const

export type CloseReason = keyof typeof closeCodes

/**
 * Ends a connection to a room. No ForkshopError: Hocuspocus closes the socket with the number that it finds as `code`.
 * Its message is empty, for Hocuspocus prints the others as faults.
 */
export class SocketRefusal extends Error {
  readonly code: number
  readonly reason: CloseReason
  constructor(reason: CloseReason) {
    super('')
    this.name = 'SocketRefusal'
    this.code = closeCodes[reason]
    this.reason = reason
  }
}

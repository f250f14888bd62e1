import { Readable } from 'node:stream'

/** An answer that is not JSON: sent as it is, with a strong ETag made from `tag` or the bytes. */
export type BytesAnswer = {
  readonly kind: 'bytes'
  readonly bytes: Uint8Array
  readonly type: string
  /** Who may keep the bytes: `anybody` for ever (they never change), the caller's browser alone, or `nobody`. */
  readonly keptBy: 'anybody' | 'caller' | 'nobody'
  readonly headers: Readonly<Record<string, string>>
}

/** Whether a handler answered with bytes. */
export function isBytesAnswer(answer: unknown): answer is BytesAnswer {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'kind' in answer &&
    answer.kind === 'bytes' &&
    'bytes' in answer &&
    answer.bytes instanceof Uint8Array
  )
}

/** A file that is sent while it is made, for who asks alone; nobody keeps it. */
export type StreamAnswer = {
  readonly kind: 'stream'
  readonly stream: Readable
  readonly type: string
  readonly filename: string
}

/** Whether a handler answered with a file that is still made. */
export function isStreamAnswer(answer: unknown): answer is StreamAnswer {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'kind' in answer &&
    answer.kind === 'stream' &&
    'stream' in answer &&
    answer.stream instanceof Readable
  )
}

/** An answer that is not JSON: sent as it is, with a strong ETag made from `tag` or the bytes. */
export type BytesAnswer = {
  readonly kind: 'bytes'
  readonly bytes: Uint8Array
  readonly type: string
  /** True when the bytes at this address can never change. */
  readonly immutable: boolean
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

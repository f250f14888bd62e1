import { ProblemError } from '../problem-error.ts'

/** Reads a form that came as multipart. Throws `invalid` for one that is cut off or none at all. */
export async function readForm<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (!isBroken(error)) throw error
    const errors = [{ path: 'body', message: error.message }]
    throw new ProblemError('invalid', 'body-broken', { errors })
  }
}

/**
 * What busboy says of a body it cannot read is a bare Error; faults of the disk have a code, our own
 * and those of the language a class. A file that breaks off ends its stream before time.
 */
function isBroken(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  if ('code' in error) return error.code === 'ERR_STREAM_PREMATURE_CLOSE'
  return error.constructor === Error
}

/** What an error carries for logs and for the table that maps codes to HTTP. */
export type ErrorData = Readonly<Record<string, unknown>>

/**
 * The base of every error that Forkshop throws. One of its own says that something is broken: a disk, a repository, a
 * setting, a bug. What a caller caused, and is told of where they came in, is a class of its own below it, so that a
 * border can tell both apart: a problem of the API, a refused source or push, wrong use of a command. `code` is stable
 * kebab-case, `data` is safe to log, `cause` is what was thrown below.
 */
export class ForkshopError extends Error {
  readonly code: string
  readonly data: ErrorData

  constructor(code: string, data: ErrorData = {}, cause?: unknown) {
    super(messageOf(code, data), cause === undefined ? undefined : { cause })
    this.name = new.target.name
    this.code = code
    this.data = data
  }
}

function messageOf(code: string, data: ErrorData): string {
  const details = Object.entries(data).map(([key, value]) => `${key}=${String(value)}`)
  return details.length === 0 ? code : `${code} (${details.join(', ')})`
}

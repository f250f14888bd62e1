/** What an error carries for logs and for the table that maps codes to HTTP. */
export type ErrorData = Readonly<Record<string, unknown>>

/**
 * The base of every error that Forkshop throws: something is broken (disk, repository, a bug),
 * never something a reader can cause. `code` is stable kebab-case, `data` is safe to log.
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

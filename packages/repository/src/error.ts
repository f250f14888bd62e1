import { ForkshopError } from '@forkshop/domain'

/** What can be broken in, or wrongly asked of, a library. */
export type RepositoryErrorCode =
  | 'busy'
  | 'chore-failed'
  | 'closed'
  | 'corrupt'
  | 'locked'
  | 'no-git'
  | 'no-room'
  | 'page-exists'
  | 'unknown-page'
  | 'unknown-revision'
  | 'unsafe-name'

/** Thrown by a library; `code` is a RepositoryErrorCode with the prefix `repository-`. */
export class RepositoryError extends ForkshopError {
  constructor(
    code: RepositoryErrorCode,
    data: Readonly<Record<string, unknown>> = {},
    cause?: unknown,
  ) {
    super(`repository-${code}`, data, cause)
  }
}

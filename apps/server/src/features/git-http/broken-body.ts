import { ProblemError } from '../../base/problem-error.ts'

/** What does not read as git's protocol is a body that nobody can use; all else goes on. */
export function toBrokenBody(error: unknown): never {
  if (error instanceof RangeError) throw new ProblemError('invalid', 'body-broken')
  throw error
}

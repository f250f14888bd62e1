import type { Actor } from './handler.ts'
import { ProblemError } from '../problem-error.ts'

export type Account = Extract<Actor, { readonly kind: 'account' }>

/** The caller as an account. Throws `not-signed-in` for visitors and guests. */
export const requireAccount = (actor: Actor): Account => {
  if (actor.kind === 'account') return actor
  throw new ProblemError('not-signed-in', 'sign-in-needed')
}

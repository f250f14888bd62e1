import { ProblemError } from '../problem-error.ts'
import type { Actor } from './handler.ts'

/** Who said something, as records keep it; null for visitors. A guest is never mistaken for an account. */
export const actorId = (actor: Actor): string | null => {
  switch (actor.kind) {
    case 'visitor':
      return null
    case 'guest':
    case 'past-guest':
      return `guest:${actor.id}`
    case 'account':
      return actor.id
  }
}

/** Slug of the event whose room somebody came into, open or closed since; null for everybody else. */
export const speaksAt = (actor: Actor): string | null =>
  actor.kind === 'guest' || actor.kind === 'past-guest' ? actor.event : null

/** The account of who is signed in. Throws `not-signed-in` for everybody else. */
export const requireAccountId = (actor: Actor): string => {
  if (actor.kind === 'account') return actor.id
  throw new ProblemError('not-signed-in', 'sign-in-needed')
}

/** The account behind a recorded speaker; null for guests, who have no page of their own. */
export const accountIdOf = (author: string | null): string | null =>
  author === null || author.startsWith('guest:') ? null : author

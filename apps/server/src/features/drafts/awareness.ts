import { z } from 'zod'

/** Colours of carets; the client's style sheet has one for each index, 1 to this. */
const COLOURS = 6
/** Clients named by one awareness message: a provider speaks for itself alone. */
const MAX_STATES = 4
const MAX_CURSOR_CHARACTERS = 2000

const positionSchema = z.json().nullable()
const stateSchema = z.object({
  // Without a `user` it is not one of our clients' states.
  user: z.object({ color: z.number().int().min(1).max(COLOURS).optional().catch(undefined) }),
  cursor: z.object({ anchor: positionSchema, head: positionSchema }).nullable().catch(null),
})

/** What others see of somebody in a draft: the name is the account's, never the client's word. */
export type Presence = {
  readonly user: { readonly id: string; readonly name: string; readonly color: number }
  readonly cursor: { readonly anchor: unknown; readonly head: unknown } | null
}

type Person = { readonly id: string; readonly name: string }

/** What is passed on of a client's awareness state; null when there is nothing in it. */
export const toPresence = (state: unknown, person: Person): Presence | null => {
  const parsed = stateSchema.safeParse(state)
  if (!parsed.success) return null
  const { user, cursor } = parsed.data
  return {
    user: { id: person.id, name: person.name, color: user.color ?? colourOf(person.id) },
    cursor: JSON.stringify(cursor).length > MAX_CURSOR_CHARACTERS ? null : cursor,
  }
}

/**
 * Cleans the states of one awareness message in place; those that `isForeign` says are another
 * person's are dropped, and so is all of a message that speaks for too many.
 */
export const cleanStates = (
  states: Map<number, unknown>,
  person: Person,
  isForeign: (client: number) => boolean,
): void => {
  const mine = [...states].filter(([client]) => !isForeign(client))
  states.clear()
  if (mine.length > MAX_STATES) return
  for (const [client, state] of mine) {
    const presence = toPresence(state, person)
    if (presence !== null) states.set(client, presence)
  }
}

const colourOf = (id: string): number => {
  let sum = 0
  for (const character of id) sum += character.codePointAt(0) ?? 0
  return (sum % COLOURS) + 1
}

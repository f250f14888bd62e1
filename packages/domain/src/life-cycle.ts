import { momentOf } from './date-time.ts'

/** Where a proposal stands; only an `open` one can be accepted, declined or withdrawn. */
export type ProposalState = 'open' | 'accepted' | 'declined' | 'withdrawn'

/** Every state of a proposal. */
export const proposalStates: readonly ProposalState[] = [
  'open',
  'accepted',
  'declined',
  'withdrawn',
]

/** Where an idea stands: `proposed` while a proposal made from it is open. */
export type IdeaState = 'open' | 'proposed' | 'accepted' | 'declined' | 'duplicate'

/** Every state of an idea. */
export const ideaStates: readonly IdeaState[] = [
  'open',
  'proposed',
  'accepted',
  'declined',
  'duplicate',
]

/** Where an event stands; computed from its start and end, never typed. */
export type EventState = 'planned' | 'running' | 'done' | 'cancelled'

/** What a proposal's state makes of the ideas it came from: given up, they are open again. */
export function ideaStateOfProposal(state: ProposalState): IdeaState {
  switch (state) {
    case 'open':
      return 'proposed'
    case 'accepted':
      return 'accepted'
    case 'declined':
    case 'withdrawn':
      return 'open'
  }
}

/**
 * Where an event stands at a moment. Start and end are ISO 8601 dates or date-times, of `zone`
 * (IANA) where they name no offset; an end that is a date lasts until that day is over there.
 * Null without a start.
 */
export function eventState(
  event: {
    readonly start: string | null
    readonly end: string | null
    readonly cancelled: boolean
    readonly zone: string
  },
  now: Date,
): EventState | null {
  if (event.cancelled) return 'cancelled'
  const start = momentOf(event.start ?? '', event.zone)
  if (Number.isNaN(start)) return null
  const over = momentOf(event.end ?? event.start ?? '', event.zone, 'day-end')
  return stateBetween({ start, over }, now.getTime())
}

/** Where an event that takes place stands by the moments of its start and of its end (milliseconds since 1970). */
export function stateBetween(
  { start, over }: { readonly start: number; readonly over: number },
  now: number,
): EventState {
  if (now < start) return 'planned'
  return now < over ? 'running' : 'done'
}

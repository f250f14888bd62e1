import * as Y from 'yjs'
import { parseKeptName } from '../../../base/session/kept-name.ts'
import {
  noteOverdue,
  noteTaken,
  readKept,
  type KeptContent,
  type KeptFacts,
} from '../../../parts/kept/kept-database.ts'
import { keptPlaces, removeKept, type KeptPlace } from '../../../parts/kept/kept-names.ts'
import type { Passage } from '../../../parts/kept/passages.ts'
import { unsentPassages } from '../../../parts/kept/unsent-drafts.ts'

/** How long a device keeps what nobody comes back to. */
export const KEPT_DAYS = 90
const DAY_MS = 24 * 60 * 60_000

/** What was written on this device in a draft that it can never reach any more. */
export type KeptOffer = {
  readonly name: string
  /** The draft has ended, or it is the one that is open and now of a newer schema than what was written. */
  readonly why: 'ended' | 'older'
  readonly facts: KeptFacts
  /** With words that the server never had. */
  readonly passages: readonly Passage[]
  /** Those of them that had no place in the draft: its text does not hold them, and they can only be copied. */
  readonly homeless: readonly Passage[]
  /** The whole draft as it was here, from which its text is made. */
  readonly ydoc: Y.Doc
}

type Looking = {
  readonly account: string
  /** The database of the draft that is open; null at a door that stays shut. */
  readonly current: string | null
  /** The newest schema that this page knows. */
  readonly schema: number
  /** The page or draft that was come for: of others nothing is offered here. */
  readonly isOfHere: (place: KeptPlace, facts: KeptFacts) => boolean
  /** Whether a draft takes no words any more; rejects with `TypeError` when nobody can say. */
  readonly hasEnded: (draft: string) => Promise<boolean>
  readonly nowMs: number
}

/**
 * What this device keeps of other drafts of an account that ended without it, for somebody to take. Takes from the
 * device what has no words in a draft that ended, and what is older than `KEPT_DAYS`, of every account. What is so old
 * is marked first and goes a day after: a clock that jumps ahead for an hour takes nothing away.
 */
export const keptOffers = async (looking: Looking): Promise<readonly KeptOffer[]> => {
  const places = (await keptPlaces()).filter(({ name }) => name !== looking.current)
  const offers = await Promise.all(places.map((place) => offerOf(place, looking)))
  return offers
    .filter((offer) => offer !== null)
    .toSorted((one, other) => other.facts.at - one.facts.at)
}

const offerOf = async (place: KeptPlace, looking: Looking): Promise<KeptOffer | null> => {
  const { name } = place
  const read = await readKept(name)
  if (read.kind !== 'kept') return null
  const { content } = read
  const { facts, ydoc, homeless } = content
  const days = facts === null ? 'over' : daysOf({ ...content, facts }, looking.nowMs)
  if (facts === null || days === 'over') {
    await removeKept(name, 'ended')
    return null
  }
  if (days !== 'same') await noteOverdue(name, days)
  // what a newer page wrote is for a newer page
  if (place.account !== looking.account || place.schema > looking.schema) return null
  const passages = unsentPassages(content)
  if (passages.length === 0) {
    // what was deleted or given another look is no passage: a draft that goes on takes it
    if (await looking.hasEnded(place.draft)) await removeKept(name, 'ended')
    return null
  }
  if (!looking.isOfHere(place, facts)) return null
  const offer = { name, facts, passages, homeless, ydoc }
  if (place.schema < looking.schema && place.draft === parseKeptName(looking.current ?? '')?.draft)
    return { ...offer, why: 'older' }
  if (!(await looking.hasEnded(place.draft))) return null
  return { ...offer, why: 'ended' }
}

/** What becomes of the mark of what nobody came back to: set to a time or taken away, left as it is, or at its end. */
const daysOf = (
  { facts, overdue }: { readonly facts: KeptFacts } & Pick<KeptContent, 'overdue'>,
  nowMs: number,
): number | null | 'same' | 'over' => {
  if (nowMs - facts.at <= KEPT_DAYS * DAY_MS) return overdue === null ? 'same' : null
  if (overdue === null || overdue > nowMs) return nowMs
  return nowMs - overdue >= DAY_MS ? 'over' : 'same'
}

/**
 * Takes an offer whose text stands elsewhere now from the device. Answers what is left of it: words without a place,
 * which the text does not hold; null where there were none.
 */
export const leftOfOffer = async (offer: KeptOffer): Promise<KeptOffer | null> => {
  if (offer.homeless.length === 0) {
    await removeKept(offer.name, 'ended')
    return null
  }
  await noteTaken(offer.name, Y.encodeStateVector(offer.ydoc))
  return { ...offer, passages: offer.homeless }
}

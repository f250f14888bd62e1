import type { MadeMove, RunView, SentMove } from '@forkshop/api'
import {
  emptyRunLog,
  isRecord,
  seenIn,
  withMade,
  withReceived,
  type Move,
  type PlannedStep,
  type RunLog,
} from '@forkshop/domain'

/** What is run, as the server told it last. */
export type RunDay = Pick<RunView, 'event' | 'of' | 'zone'> & {
  readonly planned: readonly PlannedStep[]
  /** When it was closed, milliseconds since 1970; null while it is open. */
  readonly closed: number | null
  /** The server's time of the answer. */
  readonly told: number
}

/** What a device keeps of a day, so that it goes on without a network and after a reload. */
export type KeptRun = {
  readonly schema: 1
  /** Whose it is: an account or a guest. */
  readonly as: string
  readonly log: RunLog
  /** Moves that the server may not have, as they are sent: with what this device's own clock said. */
  readonly sent: Readonly<Record<string, SentMove>>
  /** Names of those who made moves, by the ids of the moves. */
  readonly who: Readonly<Record<string, string>>
  /** Null before the server was heard. */
  readonly day: RunDay | null
  /** By how much the server's clock is ahead of this device's. */
  readonly offsetMs: number
  /** Differences that were read. */
  readonly read: readonly string[]
}

/** What somebody did, before it is a move. */
export type Said = SentMove extends infer One
  ? One extends SentMove
    ? Omit<One, 'id' | 'after' | 'at'>
    : never
  : never

/** As many moves as one call takes. */
const PART = 500

/** Before anything is known. */
export const emptyKept = (as: string): KeptRun => ({
  schema: 1,
  as,
  log: emptyRunLog,
  sent: {},
  who: {},
  day: null,
  offsetMs: 0,
  read: [],
})

/** Reads what `JSON.stringify` made of one; null for anything else. */
export const parseKept = (text: string | null): KeptRun | null => {
  if (text === null) return null
  try {
    const parsed: unknown = JSON.parse(text)
    const isOurs = isRecord(parsed) && parsed['schema'] === 1 && isRecord(parsed['log'])
    return isOurs ? (parsed as KeptRun) : null // nobody else writes there
  } catch {
    return null // cut short, or not ours
  }
}

/** What somebody does now: `time` is the server's as this device reckons it, `at` what its own clock says. */
export const withOwnMove = (
  kept: KeptRun,
  said: Said,
  { id, time, at }: { readonly id: string; readonly time: number; readonly at: number },
): KeptRun => {
  const sent: SentMove = {
    ...said,
    id,
    after: [...seenIn(kept.log)],
    at: new Date(at).toISOString(),
  }
  const { at: _, ...move } = sent
  return {
    ...kept,
    log: withMade(kept.log, { ...move, time }),
    sent: { ...kept.sent, [id]: sent },
  }
}

/** The moves to send next, in the order in which they were made. */
export const nextPart = ({ log, sent }: KeptRun): readonly SentMove[] =>
  log.unsent.flatMap(({ id }) => sent[id] ?? []).slice(0, PART)

/** After the device's own clock was set by so much: what it said before is told as it would say it now. */
export const withClockSet = (kept: KeptRun, setMs: number): KeptRun => ({
  ...kept,
  offsetMs: kept.offsetMs - setMs,
  sent: Object.fromEntries(
    Object.entries(kept.sent).map(([id, move]) => [
      id,
      { ...move, at: new Date(Date.parse(move.at) + setMs).toISOString() },
    ]),
  ),
})

/** With what the server answered; `offsetMs` is how far its clock is ahead, null where it did not tell what it shows. */
export const withAnswer = (kept: KeptRun, view: RunView, offsetMs: number | null): KeptRun => {
  const log = withReceived(kept.log, view.moves.map(toMove), view.last)
  const unsent = new Set(log.unsent.map(({ id }) => id))
  const now = Date.parse(view.now)
  return {
    ...kept,
    log,
    sent: Object.fromEntries(Object.entries(kept.sent).filter(([id]) => unsent.has(id))),
    who: { ...kept.who, ...Object.fromEntries(view.moves.map(({ id, by }) => [id, by.name])) },
    day: {
      event: view.event,
      of: view.of,
      zone: view.zone,
      planned: view.planned.map(toPlanned),
      closed: view.state === 'closed' ? now : null,
      told: offsetMs === null ? Math.max(kept.day?.told ?? 0, now) : now,
    },
    offsetMs: offsetMs ?? kept.offsetMs,
  }
}

/** What two tabs know, brought together: nothing that one of them has is lost, and it does not matter which is asked. */
export const mergeKept = (mine: KeptRun, other: KeptRun): KeptRun => {
  const known = new Map([...other.log.known, ...mine.log.known].map((move) => [move.id, move]))
  const unsent = new Map(
    [...mine.log.unsent, ...other.log.unsent]
      .filter(({ id }) => !known.has(id))
      .map((move) => [move.id, move]),
  )
  const newer = (other.day?.told ?? 0) > (mine.day?.told ?? 0) ? other : mine
  return {
    ...newer,
    as: mine.as,
    log: {
      known: [...known.values()],
      unsent: [...unsent.values()],
      last: Math.max(mine.log.last, other.log.last),
    },
    sent: Object.fromEntries(
      Object.entries({ ...other.sent, ...mine.sent }).filter(([id]) => unsent.has(id)),
    ),
    who: { ...other.who, ...mine.who },
    read: [...new Set([...mine.read, ...other.read])],
  }
}

const toMove = ({
  number: _,
  at: _at,
  received: _received,
  by: _by,
  time,
  ...said
}: MadeMove): Move => ({
  ...said,
  time: Date.parse(time),
})

const toPlanned = (step: RunView['planned'][number]): PlannedStep => ({
  ...step,
  plannedStart: momentOf(step.plannedStart),
  plannedEnd: momentOf(step.plannedEnd),
})

const momentOf = (time: string | null): number | null => (time === null ? null : Date.parse(time))

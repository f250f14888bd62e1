import { ApiError, type Client, type RunView } from '@forkshop/api'
import { foldRun, movesOf, type Run } from '@forkshop/domain'
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import {
  emptyKept,
  mergeKept,
  nextPart,
  withAnswer,
  withClockSet,
  withOwnMove,
  type KeptRun,
  type Said,
} from './kept-run.ts'
import { follow, offsetOf, serverTime, type Reading, type RunClock } from './run-clock.ts'
import { changeKept, type RunPlace } from './run-place.ts'

/**
 * How the line stands: `asking` before the first answer; `current`; `offline`, tried again; `closed`, the day takes no
 * moves; `not-leading` and `signed-out`, this person may not (any more); `missing`, there is no such event; `refused`,
 * the server does not take what waits.
 */
export type Line =
  | 'asking'
  | 'current'
  | 'offline'
  | 'closed'
  | 'not-leading'
  | 'signed-out'
  | 'missing'
  | 'refused'

/** What the day of an event asks of its device. */
export type RunAround = {
  readonly slug: string
  readonly as: string
  readonly client: Client
  readonly place: RunPlace
  readonly reading: () => Reading
  /** 128 random bits. */
  readonly newId: () => string
}

/** The day of an event on one device: what is known of it, and what is done. */
export type RunStore = {
  readonly kept: Readonly<ShallowRef<KeptRun>>
  readonly line: Readonly<ShallowRef<Line>>
  /** False where this device keeps nothing: a reload would lose what is not sent. */
  readonly isStored: Readonly<ShallowRef<boolean>>
  /** The server's time, as this device reckons it. */
  readonly now: Readonly<ShallowRef<number>>
  /** The day as it stands; null before anything is known of it. */
  readonly run: ComputedRef<Run | null>
  /** What the server said to who does not lead the day; null for those who do. */
  readonly shown: Readonly<ShallowRef<RunView | null>>
  /** Does something; answers the id of the move. */
  readonly act: (said: Said) => string
  /** Marks differences as read. */
  readonly markRead: (keys: readonly string[]) => void
  /** Sends what waits and asks what others did. Never throws what a line or a server may do. */
  readonly sync: () => Promise<void>
  /** Takes what another tab kept. */
  readonly hearTab: () => void
  /** A second went by; `wasInSight` says whether the screen was in sight since the last one. */
  readonly tick: (wasInSight: boolean) => void
}

export const createRunStore = (around: RunAround): RunStore => {
  const { slug, client, place, reading, newId } = around
  const kept = shallowRef(place.load(around.as) ?? emptyKept(around.as))
  const line = shallowRef<Line>('asking')
  const isStored = shallowRef(true)
  const shown = shallowRef<RunView | null>(null)
  let clock: RunClock = { offsetMs: kept.value.offsetMs, last: reading() }
  const now = shallowRef(serverTime(clock, clock.last))

  const change = (how: (kept: KeptRun) => KeptRun): void => {
    const changed = changeKept(place, kept.value, how)
    kept.value = changed.kept
    isStored.value = changed.isStored
  }
  const tick = (wasInSight: boolean): void => {
    const { clock: next, setMs } = follow(clock, reading(), wasInSight)
    clock = next
    if (setMs !== 0) change((was) => withClockSet(was, setMs))
    now.value = serverTime(clock, clock.last)
  }
  const take = (view: RunView, asked: Reading, heard: Reading): void => {
    const isClosed = view.state === 'closed'
    // a day that is closed stands still: its now is no clock
    const offsetMs = isClosed
      ? null
      : offsetOf(Date.parse(view.now), { asked, heard }, clock.offsetMs)
    if (offsetMs !== null) clock = { offsetMs, last: heard }
    now.value = serverTime(clock, heard)
    if (!view.leads) {
      shown.value = view
      line.value = 'not-leading'
      return
    }
    shown.value = null
    change((was) => withAnswer(was, view, offsetMs))
    line.value = isClosed ? 'closed' : 'current'
  }
  const ask = async (moves: ReturnType<typeof nextPart>): Promise<RunView> => {
    const asked = reading()
    const since = kept.value.log.last
    const call = { params: { slug }, query: { since } }
    const body = { now: new Date(asked.date).toISOString(), moves: [...moves] }
    const view = await (moves.length === 0
      ? client('getRun', call)
      : client('addMoves', { ...call, body }))
    // a server that was brought back from a copy knows less than it did
    const isBehind = view.leads && view.last < since
    const whole = isBehind ? await client('getRun', { ...call, query: { since: 0 } }) : view
    if (isBehind) {
      kept.value = { ...kept.value, log: { ...kept.value.log, known: [], last: 0 } }
      place.store(kept.value)
    }
    take(whole, asked, isBehind ? asked : reading())
    return whole
  }
  const sync = async (): Promise<void> => {
    try {
      for (let waiting = Infinity; ;) {
        const part = nextPart(kept.value)
        const left = kept.value.log.unsent.length
        // what was sent and is not there was passed over: it would be for ever
        if (left > 0 && left >= waiting) return
        waiting = left
        const view = await ask(part)
        if (nextPart(kept.value).length === 0 || !view.leads) return
      }
    } catch (error) {
      line.value = lineAfter(error)
      // what waits stays; what others did can still be seen
      if (line.value === 'closed') await ask([]).catch(() => {})
    }
  }
  return {
    kept,
    line,
    isStored,
    now,
    shown,
    run: computed(() => {
      const { day, log } = kept.value
      if (day === null) return null
      return foldRun(day.planned, movesOf(log), day.closed ?? now.value)
    }),
    act: (said) => {
      const at = reading()
      const id = newId()
      now.value = serverTime(clock, at)
      change((was) => withOwnMove(was, said, { id, time: now.value, at: at.date }))
      return id
    },
    markRead: (keys) => change((was) => ({ ...was, read: [...new Set([...was.read, ...keys])] })),
    sync,
    hearTab: () => {
      const other = place.load(kept.value.as)
      if (other === null) return
      const merged = mergeKept(kept.value, other)
      // what this tab has and the other one wrote over goes back
      if (JSON.stringify(merged) !== JSON.stringify(other)) place.store(merged)
      kept.value = merged
    },
    tick,
  }
}

/** What a failure says of the line. Throws what is neither of the line nor of the server. */
const lineAfter = (error: unknown): Line => {
  if (error instanceof TypeError) return 'offline'
  if (!(error instanceof ApiError)) throw error
  switch (error.problem.code) {
    case 'not-open':
      return 'closed'
    case 'not-signed-in':
      return 'signed-out'
    case 'forbidden':
      return 'not-leading'
    case 'not-found':
    case 'gone':
      return 'missing'
    case 'invalid':
    case 'id-taken':
      return 'refused'
    default:
      return 'offline'
  }
}

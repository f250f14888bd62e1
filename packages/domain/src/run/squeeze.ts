import type { LiveStep } from './day-steps.ts'
import type { Squeeze } from './move.ts'

const MINUTE_MS = 60_000

/** Steps that begin together, to be given their time. */
export type Slot = {
  readonly steps: LiveStep[]
  start: number | null
  lengthMs: number
  /** The hour that it keeps; null where it has none. */
  readonly holds: number | null
  /** The earliest that it may begin when what is before it ends then; before the day has begun that is not known. */
  readonly earliest: (cursor: number | null) => number | null
  readonly isRunning: boolean
}

/**
 * Gives each slot its start, one after the other from `from` on (null before the day has begun). Where one that keeps
 * its hour would begin later, those between it and the one before that keeps its own lose time: the nearest first, each
 * to nothing if need be, so that what was begun is cut last. What is late by more than that stays late.
 */
export function squeeze(slots: readonly Slot[], from: number | null): readonly Squeeze[] {
  const lost = new Map<LiveStep, { ms: number; because: string }>()
  let first = 0
  let cursor = from
  let cursorAtFirst = from
  for (const [index, slot] of slots.entries()) {
    if (slot.holds !== null) {
      const over = cursor === null ? 0 : cursor - slot.holds
      if (over > 0) {
        const segment = slots.slice(first, index)
        shorten(segment, over, { because: slot.steps[0]?.id ?? '', lost })
        cursor = placeFrom(segment, cursorAtFirst)
      }
      first = index
      cursorAtFirst = cursor
    }
    cursor = placeFrom([slot], cursor)
  }
  return [...lost].flatMap(([{ id }, { ms, because }]) => {
    const lostMinutes = Math.round(ms / MINUTE_MS)
    return lostMinutes === 0 ? [] : [{ step: id, lostMinutes, because }]
  })
}

/** Places slots one after the other; answers when the last ends. */
function placeFrom(slots: readonly Slot[], from: number | null): number | null {
  let cursor = from
  for (const slot of slots) {
    slot.start = slot.earliest(cursor)
    if (slot.start !== null) cursor = slot.start + slot.lengthMs
  }
  return cursor
}

function shorten(
  segment: readonly Slot[],
  over: number,
  {
    because,
    lost,
  }: {
    readonly because: string
    readonly lost: Map<LiveStep, { ms: number; because: string }>
  },
): void {
  let left = over
  for (const slot of segment.toReversed()) {
    const taken = Math.min(left, slot.lengthMs)
    if (taken === 0) continue
    for (const step of slot.steps) {
      const own = slot.isRunning ? slot.lengthMs : Math.min(step.lengthMs, slot.lengthMs)
      const ms = own - Math.min(own, slot.lengthMs - taken)
      if (ms > 0) lost.set(step, { ms: (lost.get(step)?.ms ?? 0) + ms, because })
    }
    slot.lengthMs -= taken
    left -= taken
  }
}

import { firstWaiting } from './day-steps.ts'
import type { LiveRun } from './live-run.ts'
import { freeAt, runsUntil } from './place-day.ts'

const MINUTE_MS = 60_000

/**
 * How many minutes later than planned the day is, before anything is squeezed: what runs by its end, else what comes next
 * by the moment from which nothing holds it up. What was inserted or put elsewhere says nothing of it.
 */
export function driftMinutes(run: LiveRun, now: number): number {
  if (run.day === null || !run.hasBegun) return 0
  const steps = run.days[run.day]?.steps ?? []
  const running = [...run.running]
  const until =
    running.length === 0
      ? freeAt(run, now)
      : Math.max(...running.map((step) => runsUntil(run, step, now)))
  const planned = running.flatMap(({ isInPlace, planned: plan }) =>
    isInPlace ? (plan?.plannedEnd ?? []) : [],
  )
  if (planned.length > 0) return minutes(until - Math.max(...planned))
  const waiting = steps.filter(({ state, isInPlace }) => state === 'waiting' && isInPlace)
  const next = firstWaiting({ steps: waiting, isTouched: true })?.planned?.plannedStart
  const over = steps.flatMap(({ planned: plan }) => plan?.plannedEnd ?? [])
  const by = next ?? (over.length === 0 ? null : Math.max(...over))
  return by === null ? 0 : minutes(until - by)
}

function minutes(ms: number): number {
  return Math.round(ms / MINUTE_MS)
}

/** A step with its hours as moments, in milliseconds since 1970; null where they are not known. */
type Timed = {
  readonly start: number | null
  readonly end: number | null
  /** When it took as long as it takes, whatever must keep its hour after it. */
  readonly due: number | null
}

/** How the time of steps that run side by side stands. */
type TimeOf = {
  /** When the last of them should end; null where that is not known. */
  readonly until: number | null
  /** Milliseconds until then, with a minus sign since they should have ended. */
  readonly left: number | null
  /** How much of their time is over, from 0 to 1; null where they have no length. */
  readonly share: number | null
}

/**
 * How the time of steps stands at a moment. A step should end once it took as long as it takes, or sooner where what
 * comes must keep its hour; one that lasts longer ends now, and should have before.
 */
export const timeOf = (steps: readonly Timed[], at: number): TimeOf => {
  const until = last(steps.map(untilOf))
  if (until === null) return { until, left: null, share: null }
  const start = Math.min(...steps.map((step) => step.start ?? at))
  const share = until > start ? Math.min(1, Math.max(0, (at - start) / (until - start))) : null
  return { until, left: until - at, share }
}

/** The moments of a step that tells its hours as ISO 8601. */
export const timedOf = ({
  start,
  end,
  due,
}: Readonly<Record<keyof Timed, string | null>>): Timed => ({
  start: momentOf(start),
  end: momentOf(end),
  due: momentOf(due),
})

const untilOf = ({ due, end }: Timed): number | null => {
  const known = [due, end].filter((one) => one !== null)
  return known.length === 0 ? null : Math.min(...known)
}

const last = (moments: readonly (number | null)[]): number | null => {
  const known = moments.filter((moment) => moment !== null)
  return known.length === 0 ? null : Math.max(...known)
}

const momentOf = (time: string | null): number | null => (time === null ? null : Date.parse(time))

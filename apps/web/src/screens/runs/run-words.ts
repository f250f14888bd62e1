import type { Runs } from '@forkshop/api'

export type RanStep = Runs['steps'][number]

/** Fewer times than these have no middle worth telling: each is told by itself. */
export const MEDIAN_RUNS = 3
/** A difference of fewer minutes is not stressed. */
export const STRESSED_MINUTES = 15
const SAME_MINUTES = 5
const AXIS_MINUTES = 30

/** How many minutes a step takes more than planned, as the middle of its times; null where nobody knows. */
export const moreMinutes = ({ planned, actual }: RanStep): number | null =>
  planned === null || actual === null ? null : actual.median - planned

/** What a step did in a word: `same` within five minutes. */
export const wordOf = (step: RanStep): 'more' | 'less' | 'same' | null => {
  const more = moreMinutes(step)
  if (more === null) return null
  if (Math.abs(more) < SAME_MINUTES) return 'same'
  return more > 0 ? 'more' : 'less'
}

export const isStressed = (step: RanStep): boolean =>
  Math.abs(moreMinutes(step) ?? 0) >= STRESSED_MINUTES

/** Whether enough times are known for a middle. */
export const hasMedian = ({ times }: RanStep): boolean =>
  times.filter(({ actual }) => actual !== null).length >= MEDIAN_RUNS

/** The steps that run over by most, and those that are left out more than once in three times. */
export const summaryOf = (
  steps: readonly RanStep[],
): {
  readonly over: readonly { readonly step: RanStep; readonly minutes: number }[]
  readonly skipped: readonly RanStep[]
} => ({
  over: steps
    .filter((step) => !step.gone && isStressed(step))
    .flatMap((step) => {
      const minutes = moreMinutes(step) ?? 0
      return minutes > 0 ? [{ step, minutes }] : []
    })
    .toSorted((a, b) => b.minutes - a.minutes),
  skipped: steps
    .filter(({ gone, skipped, runs }) => !gone && runs > 1 && skipped * 3 > runs)
    .toSorted((a, b) => b.skipped / b.runs - a.skipped / a.runs),
})

/** The one scale of all steps, in minutes: its end and where its lines are. */
export const axisOfRuns = (
  steps: readonly RanStep[],
): { readonly end: number; readonly marks: readonly number[] } => {
  const most = Math.max(
    1,
    ...steps.flatMap(({ planned, actual }) => [planned ?? 0, actual?.max ?? 0]),
  )
  const every = [AXIS_MINUTES, 60, 120, 240, 480].find((size) => most / size <= 6) ?? 480
  const end = Math.ceil(most / every) * every
  return { end, marks: Array.from({ length: end / every + 1 }, (_, at) => at * every) }
}

/** A share of the scale in percent, with two places. */
export const shareOf = (minutes: number, end: number): number =>
  Math.round((minutes / end) * 10_000) / 100

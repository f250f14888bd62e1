import type { PlannedDay, PlanStep } from './plan.ts'

/** Time that is lacking before an hour that holds, and what would give it. */
export type HourSqueeze = {
  /** Row of the step whose fixed hour what stands above it runs over. */
  readonly row: number
  readonly minutes: number
  /** A step that can give that time, and how long it lasts then; null where none is long enough. */
  readonly shorter: { readonly row: number; readonly minutes: number } | null
  /** Minutes since midnight at which the fixed step would begin instead. */
  readonly later: number
}

const DAY_MINUTES = 24 * 60

/**
 * Where the steps of a day do not fit in before a fixed hour, in its order. What gives the time is the nearest step
 * above that is led and longer, pauses only where no other is; the row that was just put there keeps its length.
 */
export function squeezesOf(
  { steps }: Pick<PlannedDay, 'steps'>,
  put: number | null = null,
): readonly HourSqueeze[] {
  return steps.flatMap((step, at): readonly HourSqueeze[] => {
    const minutes = lackingAt(steps, at, put)
    if (minutes === 0 || !step.hour.isFixed || step.startMinute === null) return []
    const above = sinceFixed(steps, at).filter(({ row, isParallel }) => row !== put && !isParallel)
    const giving = above.filter(({ length }) => (length.minutes ?? 0) > minutes).toReversed()
    const giver = giving.find(({ kind }) => kind === 'led') ?? giving[0]
    return [
      {
        row: step.row,
        minutes,
        shorter:
          giver === undefined
            ? null
            : { row: giver.row, minutes: (giver.length.minutes ?? 0) - minutes },
        later: (step.startMinute + minutes) % DAY_MINUTES,
      },
    ]
  })
}

/** Minutes that lack before a step. A step just put above it that begins when it does would read as beside it. */
function lackingAt(steps: readonly PlanStep[], at: number, put: number | null): number {
  const [step, above] = [steps[at], steps[at - 1]]
  if (step?.isParallel === true && above !== undefined && above.row === put) {
    return above.length.minutes ?? 0
  }
  return step?.problems.find(({ code }) => code === 'overlap')?.minutes ?? 0
}

/** The steps from the last fixed hour before a place on. */
function sinceFixed(steps: readonly PlanStep[], at: number): readonly PlanStep[] {
  const fixed = steps.findLastIndex(({ hour }, index) => index < at && hour.isFixed)
  return steps.slice(Math.max(0, fixed), at)
}

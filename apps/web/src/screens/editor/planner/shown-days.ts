import type { PlannedDay, StepPlace } from '@forkshop/domain'

/** A step in a hand: where it is, and before which row it would stand; null while it stays. */
export type HeldStep = { readonly at: StepPlace; readonly to: StepPlace | null }

/** A day as the planner draws it. */
export type ShownDay = {
  readonly title: string
  readonly plan: PlannedDay
  /** As it is while a step in hand would change it; null where nothing would. */
  readonly before: PlannedDay | null
  /** Row of the step in hand, in the plan. */
  readonly held: number | null
  /** The place that the step in hand has left, by the number of steps above it. */
  readonly ghost: {
    readonly above: number
    readonly step: string
    readonly start: string | null
  } | null
}

type Parts = {
  readonly titles: readonly string[]
  readonly held: HeldStep | null
  /** The days as they would be once what is in hand is dropped; null where that changes nothing. */
  readonly after: readonly PlannedDay[] | null
}

/** The days of an agenda, with what is in hand where it would be. */
export const shownDays = (
  now: readonly PlannedDay[],
  { titles, held, after }: Parts,
): readonly ShownDay[] => {
  const to = after === null ? null : (held?.to ?? null)
  return now.map((own, day) => {
    const isFrom = held !== null && held.at.day === day
    const isTouched = to !== null && (isFrom || to.day === day)
    const plan = isTouched ? (after?.[day] ?? own) : own
    return {
      title: titles[day] ?? '',
      plan,
      before: isTouched ? own : null,
      held: held === null ? null : heldRow(held, to, day),
      ghost: isFrom && to !== null ? ghostOf(held, to, { own, plan }) : null,
    }
  })
}

const heldRow = ({ at }: HeldStep, to: StepPlace | null, day: number): number | null => {
  if (to === null) return at.day === day ? at.row : null
  if (to.day !== day) return null
  return at.day === day && to.row > at.row ? to.row - 1 : to.row
}

const ghostOf = (
  { at }: HeldStep,
  to: StepPlace,
  { own, plan }: { readonly own: PlannedDay; readonly plan: PlannedDay },
): ShownDay['ghost'] => {
  const left = own.steps.find(({ row }) => row === at.row)
  // rows above the old place, with the step itself where it went up past it
  const above = at.row + (to.day === at.day && to.row <= at.row ? 1 : 0)
  return {
    above: plan.steps.filter(({ row }) => row < above).length,
    step: left?.step ?? '',
    start: left?.start ?? null,
  }
}

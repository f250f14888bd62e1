import type { RenderedComparison } from '@forkshop/api'
import { changedSteps, isShift, type ChangedStep } from '@forkshop/compare'

export type Step = RenderedComparison['agenda']['steps'][number]
export type DaySide = NonNullable<RenderedComparison['agenda']['days'][number]['before']>

/** A change of a step with the steps that it is about, several of which may have one name. */
export type ChangedDayStep = ChangedStep<DaySide['steps'][number], Step> & {
  /** The title of the day that a step came from; null when it was on this one, or new. */
  readonly origin: string | null
}

/** A day of the agenda that differs: its steps, what follows from them, and both sides to draw. */
export type ChangedDay = {
  readonly title: string
  /** The `blockIndex` of its table; null when no table of the text was found. */
  readonly block: number | null
  readonly before: DaySide | null
  readonly after: DaySide | null
  /** Steps that somebody changed; those that only begin at another time because of it are told in `told`. */
  readonly steps: readonly ChangedDayStep[]
  readonly told: readonly string[]
  /** All that is said of it, in words. */
  readonly sentences: readonly string[]
  /** What becomes of the day's end and length. */
  readonly result: string | null
  readonly isLengthKept: boolean
}

/** The days that differ, in the order of the new text. */
export const changedDays = ({ agenda, sentences }: RenderedComparison): readonly ChangedDay[] => {
  const steps = changedSteps(agenda.days, agenda.steps)
  return agenda.days.flatMap(({ title, before, after, block }, at) => {
    const own = sentences.filter(({ day }) => day === title)
    if (own.length === 0) return []
    return [
      {
        title,
        block,
        before,
        after,
        steps: (steps[at] ?? [])
          .filter(({ change }) => !isShift(change))
          .map((step) => ({ ...step, origin: originOf(step, agenda.days) })),
        told: own.filter(({ kind }) => kind === 'shifted').map(({ text }) => text),
        sentences: own.map(({ text }) => text),
        result: own.find(({ kind }) => kind === 'day')?.text ?? null,
        isLengthKept: before?.totalMinutes === after?.totalMinutes && before?.end === after?.end,
      },
    ]
  })
}

const originOf = (
  { change, before }: ChangedStep<DaySide['steps'][number], Step>,
  days: RenderedComparison['agenda']['days'],
): string | null => {
  if (change.kind !== 'moved' || before !== null) return null
  const has = (side: DaySide | null) => side?.steps.some(({ step }) => step === change.step)
  return days.find((day) => has(day.before))?.title ?? null
}

import type { RenderedComparison } from '@forkshop/api'

export type Step = RenderedComparison['agenda']['steps'][number]
export type DaySide = NonNullable<RenderedComparison['agenda']['days'][number]['before']>

/** A day of the agenda that differs: its steps, what follows from them, and both sides to draw. */
export type ChangedDay = {
  readonly title: string
  readonly before: DaySide | null
  readonly after: DaySide | null
  /** Steps that somebody changed; those that only begin at another time because of it are told in `told`. */
  readonly steps: readonly Step[]
  readonly told: readonly string[]
  /** What becomes of the day's end and length. */
  readonly result: string | null
  readonly isLengthKept: boolean
}

/** The days that differ, in the order of the new text. */
export const changedDays = ({ agenda, sentences }: RenderedComparison): readonly ChangedDay[] =>
  agenda.days.flatMap(({ title, before, after }) => {
    const own = sentences.filter(({ day }) => day === title)
    if (own.length === 0) return []
    return [
      {
        title,
        before,
        after,
        steps: agenda.steps.filter((step) => step.day === title && !isShift(step)),
        told: own.filter(({ kind }) => kind === 'shifted').map(({ text }) => text),
        result: own.find(({ kind }) => kind === 'day')?.text ?? null,
        isLengthKept: before?.totalMinutes === after?.totalMinutes && before?.end === after?.end,
      },
    ]
  })

const isShift = ({ kind, changes }: Step): boolean =>
  kind === 'changed' &&
  Object.keys(changes).length === 1 &&
  typeof changes.start?.from === 'string' &&
  typeof changes.start.to === 'string'

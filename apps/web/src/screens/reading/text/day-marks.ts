import type { PageView } from '@forkshop/api'
import type { Say } from '../../../base/i18n/create-i18n.ts'
import { sayMinutes } from '../../../base/i18n/format.ts'

type Adapted = NonNullable<NonNullable<PageView['run']>['adapted']>

/** What became of a step for the day of an event. */
export type StepMark = Adapted['marks'][number]

/** A step of the format that is not run on the day of an event. */
export type DroppedStep = Adapted['dropped'][number]

/** What differs on the day of an event from its format, by the places of steps. */
export type DayMarks = {
  /** What became of a step, given its day and row; null where nothing did. */
  readonly of: (day: number, row: number) => StepMark | null
  /** The steps of which something became: `1:2` is row 2 of day 1. */
  readonly places: ReadonlySet<string>
  /** What of a day is not run. */
  readonly droppedOn: (day: number) => readonly DroppedStep[]
}

const placeOf = (day: number, row: number): string => `${day}:${row}`

/** The marks of a programme that was made for the day of an event; none where it runs its format as it is. */
export const dayMarks = (adapted: Pick<Adapted, 'marks' | 'dropped'> | null): DayMarks => {
  const marks = new Map(adapted?.marks.map((mark) => [placeOf(mark.day, mark.row), mark]))
  return {
    of: (day, row) => marks.get(placeOf(day, row)) ?? null,
    places: new Set(marks.keys()),
    droppedOn: (day) => adapted?.dropped.filter((step) => step.day === day) ?? [],
  }
}

/** What became of a step, in words: `30 min de moins ce jour-là`. */
export const sayMark = ({ kind, minutes }: StepMark, say: Say): string => {
  if (kind === 'added') return say('reading.mark.added')
  const turn = minutes === null ? null : minutes > 0 ? 'longer' : 'shorter'
  if (kind === 'changed' && turn === null) return say('reading.mark.changed')
  const by = sayMinutes(Math.abs(minutes ?? 0))
  if (kind === 'changed') return say(`reading.mark.${turn ?? 'longer'}`, { by })
  const moved = say('reading.mark.moved')
  return turn === null ? moved : `${moved}, ${say(`reading.mark.${turn}Too`, { by })}`
}

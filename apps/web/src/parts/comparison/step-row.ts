import type { ChangedDay, Step } from './changed-days.ts'

export type Turn<Value> = { readonly from: Value | null; readonly to: Value | null }

/** One changed step as a line: what is not a turn stays as it is. */
export type StepRow = {
  readonly kind: Step['kind']
  readonly icon: 'plus' | 'minus' | 'move' | 'pencil' | 'clock'
  readonly start: Turn<string>
  readonly name: Turn<string>
  readonly minutes: Turn<number>
  readonly ledBy: Turn<string>
  /** The day that a moved step came from, where it was another one. */
  readonly origin: string | null
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** The lines of a day's changed steps, in the order of the day. */
export const stepRows = (day: ChangedDay): readonly StepRow[] =>
  day.steps.map(({ change, before, after, origin }) => {
    const step = after ?? before
    const { changes, kind } = change
    const still = <Value>(value: Value | null): Turn<Value> => ({
      from: kind === 'added' ? null : value,
      to: kind === 'removed' ? null : value,
    })
    const { start, durationMinutes: length, step: name, ledBy } = changes
    return {
      kind,
      origin,
      icon: iconOf(change),
      start: start
        ? { from: textOf(start.from), to: textOf(start.to) }
        : still(step?.start ?? null),
      name: name ? { from: textOf(name.from), to: textOf(name.to) } : still(change.step),
      minutes: length
        ? { from: numberOf(length.from), to: numberOf(length.to) }
        : still(step?.durationMinutes ?? null),
      ledBy: ledBy
        ? { from: textOf(ledBy.from), to: textOf(ledBy.to) }
        : still(step?.ledBy === '' ? null : (step?.ledBy ?? null)),
    }
  })

const iconOf = ({ kind, changes }: Step): StepRow['icon'] => {
  switch (kind) {
    case 'added':
      return 'plus'
    case 'removed':
      return 'minus'
    case 'moved':
      return 'move'
    case 'changed':
      return changes.step || changes.ledBy ? 'pencil' : 'clock'
  }
}

/** True for a turn from one value to another one. */
export const isTurn = <Value>({ from, to }: Turn<Value>): boolean => from !== to

import type { Unit } from '../reading/unit.ts'
import { toUnit } from '../reading/unit.ts'

/** A day of an agenda as something that can be found again: by its title, else by its steps, else by its place. */
export function toDayUnit({
  title,
  steps,
}: {
  readonly title: string
  readonly steps: readonly { readonly step: string }[]
}): Unit {
  return toUnit([title, ...steps.map(({ step }) => step)].join(' '), {
    key: title,
    kind: 'day',
    placeLikeness: 0,
  })
}

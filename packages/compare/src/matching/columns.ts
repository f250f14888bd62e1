import type { Matching } from './match-units.ts'
import { matchUnits } from './match-units.ts'
import { toUnit } from '../reading/unit.ts'
import type { Row } from '../reading/row.ts'

/** Finds the columns of one table in another: by their header, a renamed one by what stands below it. */
export function matchColumns(before: readonly Row[], after: readonly Row[]): Matching {
  return matchUnits(toUnits(before), toUnits(after))
}

function toUnits([header, ...rows]: readonly Row[]) {
  return (header?.cells ?? []).map((name, at) =>
    toUnit(rows.map(({ cells }) => cells[at] ?? '').join(' '), {
      key: name,
      kind: 'column',
      placeLikeness: 0,
    }),
  )
}

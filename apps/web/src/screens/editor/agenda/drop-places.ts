import type { StepPlace } from '@forkshop/domain'

/** A row that is drawn, and where it is in the agenda. */
export type DrawnRow = {
  readonly at: StepPlace
  readonly top: number
  readonly bottom: number
}

/** A place between rows: what is dropped there stands before the row that is now at `at`. */
export type DropPlace = { readonly at: StepPlace; readonly y: number }

/**
 * The place that is nearest to a height, all in pixels from one origin; null where no row is drawn. Rows are in the
 * order of the agenda; a day has a place before each of its rows and one at its end.
 */
export const dropPlaceAt = (rows: readonly DrawnRow[], y: number): DropPlace | null => {
  let nearest: DropPlace | null = null
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1]
    const isLast = next === undefined || next.at.day !== row.at.day
    const places: readonly DropPlace[] = [
      { at: row.at, y: row.top },
      ...(isLast ? [{ at: { ...row.at, row: row.at.row + 1 }, y: row.bottom }] : []),
    ]
    for (const place of places) {
      if (nearest === null || Math.abs(place.y - y) < Math.abs(nearest.y - y)) nearest = place
    }
  }
  return nearest
}

/** Whether a step that is dropped there stays where it is. */
export const staysThere = (from: StepPlace, to: StepPlace): boolean =>
  from.day === to.day && (to.row === from.row || to.row === from.row + 1)

import { z } from 'zod'

/** Place in a list ordered by time, then id. */
export const timePlace = z.tuple([z.string(), z.string()])
/** Place in a list ordered by number. */
export const numberPlace = z.tuple([z.int32()])

/** Cuts rows that were read one too far into a part of a list, with the last row when more follow. */
export const toListPart = <Row>(
  rows: readonly Row[],
  limit: number,
): { readonly rows: readonly Row[]; readonly last: Row | null } => {
  const part = rows.slice(0, limit)
  return { rows: part, last: rows.length > limit ? (part.at(-1) ?? null) : null }
}

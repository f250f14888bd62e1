import { z } from 'zod'
import { ProblemError } from '../problem-error.ts'

type Paging = { readonly limit: number; readonly cursor?: string | undefined }

/** Writes what the next page of a list begins after, so that clients cannot read anything into it. */
export function toCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** Reads a cursor of this shape; null without one. Throws `invalid` naming `cursor`. */
export function parseCursor<Position>(
  cursor: string | undefined,
  shape: z.ZodType<Position>,
): Position | null {
  if (cursor === undefined) return null
  const position = shape.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()))
  if (position.success) return position.data
  throw new ProblemError('invalid', 'cursor-invalid', {
    errors: [{ path: 'cursor', message: 'Not a cursor of this list.', code: 'format' }],
  })
}

/** Cuts a page out of a short list that is wholly in memory and in its final order. */
export function pageOfList<Item>(
  items: readonly Item[],
  { limit, cursor }: Paging,
): { readonly items: readonly Item[]; readonly nextCursor: string | null } {
  const from = parseCursor(cursor, z.tuple([z.int().nonnegative()]))?.[0] ?? 0
  const to = from + limit
  return { items: items.slice(from, to), nextCursor: to < items.length ? toCursor([to]) : null }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

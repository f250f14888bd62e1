/** The same thing in the common ancestor and on both sides. */
export type Three<T> = { readonly base: T; readonly ours: T; readonly theirs: T }

export type Side = 'ours' | 'theirs'

export const bothSides: readonly Side[] = ['ours', 'theirs']

/**
 * Whose a stretch of a merged text is: nobody changed it (`base`), one side wrote it, `both` wrote it alike, or it
 * holds words of either (`mixed`).
 */
export type Origin = 'base' | Side | 'both' | 'mixed'

/** Applies a function to all three. */
export function mapThree<T, U>(three: Three<T>, change: (value: T) => U): Three<U> {
  return { base: change(three.base), ours: change(three.ours), theirs: change(three.theirs) }
}

/** Whether all three have the same value. */
export function isAllEqual({ base, ours, theirs }: Three<unknown>): boolean {
  return base === ours && base === theirs
}

/** All three where each of them is there, else null. */
export function allOf<T>({ base, ours, theirs }: Three<T | null | undefined>): Three<T> | null {
  if (base === null || base === undefined) return null
  if (ours === null || ours === undefined) return null
  return theirs === null || theirs === undefined ? null : { base, ours, theirs }
}

/** What a value that only one side changed became and whose it is, or `clash` when both changed it differently. */
export type Pick<T> =
  | { readonly kind: 'one'; readonly value: T; readonly from: Origin }
  | { readonly kind: 'clash' }

/** Three-way choice of one value; `keyOf` says what counts as the same. */
export function pick<T>(three: Three<T>, keyOf: (value: T) => unknown = (value) => value): Pick<T> {
  const { base, ours, theirs } = mapThree(three, keyOf)
  if (ours === base)
    return { kind: 'one', value: three.theirs, from: theirs === base ? 'base' : 'theirs' }
  if (theirs === base) return { kind: 'one', value: three.ours, from: 'ours' }
  return ours === theirs ? { kind: 'one', value: three.ours, from: 'both' } : { kind: 'clash' }
}

/** As `pick` for texts that may be written in several ways: of those that count as the same, what somebody wrote anew. */
export function pickWritten(three: Three<string>, keyOf: (text: string) => unknown): Pick<string> {
  const keys = mapThree(three, keyOf)
  if (isAllEqual(keys)) return { kind: 'one', ...pickBlank(three) }
  if (keys.ours === keys.theirs) return { kind: 'one', ...pickLargest(three), from: 'both' }
  return pick(three, keyOf)
}

/** As `pick` for blanks that carry no meaning: where both sides changed them the longer one is taken. */
export function pickBlank(three: Three<string>): { readonly value: string; readonly from: Origin } {
  const picked = pick(three)
  if (picked.kind === 'one') return picked
  return pickLargest(three)
}

/** Decides between two texts the same way whichever side they come from. */
export function pickLargest({ ours, theirs }: Pick2): {
  readonly value: string
  readonly from: Origin
} {
  if (ours === theirs) return { value: ours, from: 'both' }
  const isOurs = ours.length === theirs.length ? ours > theirs : ours.length > theirs.length
  return isOurs ? { value: ours, from: 'ours' } : { value: theirs, from: 'theirs' }
}

type Pick2 = { readonly ours: string; readonly theirs: string }

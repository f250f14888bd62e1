/** The same thing in the common ancestor and on both sides. */
export type Three<T> = { readonly base: T; readonly ours: T; readonly theirs: T }

export type Side = 'ours' | 'theirs'

export const bothSides: readonly Side[] = ['ours', 'theirs']

/** Applies a function to all three. */
export function mapThree<T, U>(three: Three<T>, change: (value: T) => U): Three<U> {
  return { base: change(three.base), ours: change(three.ours), theirs: change(three.theirs) }
}

/** Whether all three have the same value. */
export function isAllEqual({ base, ours, theirs }: Three<unknown>): boolean {
  return base === ours && base === theirs
}

/** What a value that only one side changed became, or `clash` when both changed it differently. */
export type Pick<T> = { readonly kind: 'one'; readonly value: T } | { readonly kind: 'clash' }

/** Three-way choice of one value; `keyOf` says what counts as the same. */
export function pick<T>(three: Three<T>, keyOf: (value: T) => unknown = (value) => value): Pick<T> {
  const base = keyOf(three.base)
  const ours = keyOf(three.ours)
  const theirs = keyOf(three.theirs)
  if (ours === base) return { kind: 'one', value: three.theirs }
  if (theirs === base || ours === theirs) return { kind: 'one', value: three.ours }
  return { kind: 'clash' }
}

/** As `pick` for blanks that carry no meaning: where both sides changed them the longer one is taken. */
export function pickBlank(three: Three<string>): string {
  const picked = pick(three)
  if (picked.kind === 'one') return picked.value
  return largest(three.ours, three.theirs)
}

/** Decides between two texts the same way whichever side they come from. */
export function largest(a: string, b: string): string {
  if (a.length !== b.length) return a.length > b.length ? a : b
  return a > b ? a : b
}

import type { Held } from '@forkshop/api'

/** What stands in a list that the newest lead, with its moment and name. */
type Listed = { readonly id: string; readonly time: string }

/**
 * A part of a list, the newest first, with what is hidden from others put where it stands. Of a list that goes on, what
 * is older than its last one comes later; `isFirst` says that nothing comes before it.
 */
export const withHeld = <Item extends Listed>(
  items: readonly Item[],
  held: readonly Item[],
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): readonly Item[] => {
  const known = new Set(items.map(({ id }) => id))
  const [first, last] = [items[0]?.time ?? '', items.at(-1)?.time ?? '']
  const here = held.filter(
    ({ id, time }) => !known.has(id) && (isFirst || time <= first) && (isLast || time >= last),
  )
  return [...items, ...here].toSorted((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0))
}

/** What is held now, with what was held before. */
export const bothHeld = (now: Held, before: Held): Held => ({
  ...now,
  ideas: both(now.ideas, before.ideas),
  comments: both(now.comments, before.comments),
})

const both = <Item extends Listed>(now: readonly Item[], before: readonly Item[]): Item[] => {
  const known = new Set(now.map(({ id }) => id))
  return [...now, ...before.filter(({ id }) => !known.has(id))]
}

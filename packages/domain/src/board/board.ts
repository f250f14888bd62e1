/** What is done in a closing circle, one after the other; nothing but closing the board refuses anything. */
export const boardStages = ['write', 'group', 'vote', 'tell'] as const
/** What is done in a closing circle now. */
export type BoardStage = (typeof boardStages)[number]

/** The columns that each board begins with: what worked, and what to change. */
export const firstColumns = ['worked', 'change'] as const

/** How long a card, and the title of a group or a column, may be: in characters. */
export const cardLimits = { text: 500, title: 80 } as const

/** More do not fit beside each other. */
export const MAX_COLUMNS = 8

/** How many dots somebody may still lie on a card, those that lie there included. */
export function dotsLeft(
  budget: number,
  given: readonly { readonly card: string; readonly count: number }[],
  card: string,
): number {
  const elsewhere = given.reduce((sum, one) => (one.card === card ? sum : sum + one.count), 0)
  return Math.max(0, budget - elsewhere)
}

/** A card as far as grouping goes. */
export type Grouped = {
  readonly id: string
  readonly column: string
  readonly group: string | null
}

/** Where cards lie after a grouping; `make` is whether the group is new. */
export type Grouping = {
  readonly group: string
  readonly column: string
  readonly cards: readonly string[]
  readonly make: boolean
}

/**
 * What it takes to have a card lie in one group with another: it joins the group of the other, or both begin one called
 * `fresh`. Null where they lie in one already, as when two people put the same cards together at once, and for a card
 * and itself.
 */
export function planGrouping(card: Grouped, other: Grouped, fresh: string): Grouping | null {
  if (card.id === other.id) return null
  if (other.group === null) {
    return { group: fresh, column: other.column, cards: [other.id, card.id], make: true }
  }
  if (card.group === other.group) return null
  return { group: other.group, column: other.column, cards: [card.id], make: false }
}

/** Groups that are none any more: without a card, or with one alone that nobody gave a title. */
export function emptiedGroups(
  groups: readonly { readonly id: string; readonly title: string }[],
  cards: readonly Pick<Grouped, 'group'>[],
): readonly string[] {
  return groups
    .filter(({ id, title }) => {
      const count = cards.filter(({ group }) => group === id).length
      return count === 0 || (count === 1 && title === '')
    })
    .map(({ id }) => id)
}

import type { BoardView, Card } from '@forkshop/api'

/** Cards that were put together, with all dots on them; null while those are hidden. */
export type ShownGroup = {
  readonly id: string
  readonly title: string
  readonly cards: readonly Card[]
  readonly dots: number | null
}
/** A column as it is shown: its groups, then the cards that lie alone, each in the order in which they came. */
export type ShownColumn = {
  readonly id: string
  readonly title: string | null
  readonly groups: readonly ShownGroup[]
  readonly cards: readonly Card[]
  readonly count: number
}

/** The columns of a board with what lies in them. */
export const columnsOf = ({ columns, groups, cards }: BoardView): readonly ShownColumn[] => {
  const known = new Set(groups.map(({ id }) => id))
  return columns.map(({ id, title }) => {
    const here = groups
      .filter(({ column }) => column === id)
      .map((group): ShownGroup => {
        const inside = cards.filter((card) => card.group === group.id)
        return { id: group.id, title: group.title, cards: inside, dots: sumOf(inside) }
      })
      .filter((group) => group.cards.length > 0)
    const alone = cards.filter(
      ({ column, group }) => column === id && (group === null || !known.has(group)),
    )
    const count = here.reduce((sum, group) => sum + group.cards.length, alone.length)
    return { id, title, groups: here, cards: alone, count }
  })
}

/** A board with what changed of it since. */
export const withChanges = (known: BoardView | null, next: BoardView): BoardView => {
  if (next.whole || known === null) return next
  const changed = new Map(next.cards.map((card) => [card.id, card]))
  const gone = new Set(next.gone)
  const stayed = known.cards
    .filter(({ id }) => !gone.has(id))
    .map((card) => changed.get(card.id) ?? card)
  const there = new Set(stayed.map(({ id }) => id))
  const come = next.cards.filter(({ id }) => !there.has(id))
  return { ...next, whole: true, cards: [...stayed, ...come], gone: [], steps: known.steps }
}

/**
 * What somebody reads after others moved cards about: each card where it was, with what else changed of it; new ones at
 * their end. Null where nothing was moved.
 */
export const inPlace = (shown: BoardView, next: BoardView): BoardView | null => {
  const before = new Map(shown.cards.map((card) => [card.id, card]))
  const isMoved = next.cards.some((card) => {
    const was = before.get(card.id)
    return was !== undefined && (was.column !== card.column || was.group !== card.group)
  })
  if (!isMoved) return null
  const cards = next.cards.map((card) => {
    const was = before.get(card.id)
    return was === undefined
      ? { ...card, group: null }
      : { ...card, column: was.column, group: was.group }
  })
  const titles = new Map(next.groups.map(({ id, title }) => [id, title]))
  const groups = shown.groups.map((group) => ({
    ...group,
    title: titles.get(group.id) ?? group.title,
  }))
  return { ...next, cards, groups }
}

/** How many dots somebody has left to give. */
export const leftOf = ({ dots }: Pick<BoardView, 'dots'>): number =>
  Math.max(0, dots.budget - dots.own)

const sumOf = (cards: readonly Card[]): number | null =>
  cards.some(({ dots }) => dots === null)
    ? null
    : cards.reduce((sum, { dots }) => sum + (dots ?? 0), 0)

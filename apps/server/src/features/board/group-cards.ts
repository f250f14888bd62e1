import { emptiedGroups, planGrouping, type Grouped } from '@forkshop/domain'
import type { Transaction } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { readCards, readGroups, type CardRow } from './board-rows.ts'
import { noCard, refused } from './card-acts.ts'

/** Says which card changed. */
export type Tell = (subject: string) => Promise<void>

/** Puts a card into the group of another, or both into a new one. Two people who do the same at once make one group. */
export async function groupWith(
  transaction: Transaction<Tables>,
  {
    card,
    other: otherId,
    fresh,
    tell,
  }: {
    readonly card: CardRow
    readonly other: string
    readonly fresh: string
    readonly tell: Tell
  },
): Promise<void> {
  const other = await transaction
    .selectFrom('card')
    .selectAll()
    .where('id', '=', otherId)
    .where('page', '=', card.page)
    .where('deleted', 'is', null)
    .executeTakeFirst()
  if (other === undefined) throw noCard()
  const plan = planGrouping(toGrouped(card), toGrouped(other), fresh)
  if (plan === null) return
  const { group, column, cards, make } = plan
  if (make) {
    await transaction
      .insertInto('card_group')
      .values({ id: group, page: card.page, place: column, title: '' })
      .execute()
  }
  await transaction
    .updateTable('card')
    .set({ pile: group, place: column })
    .where('id', 'in', cards)
    .execute()
  for (const id of cards) await tell(id)
}

/** Puts a card into a column: alone, or into a group that is named. */
export async function takeOutOf(
  transaction: Transaction<Tables>,
  {
    card,
    column,
    group,
  }: { readonly card: CardRow; readonly column: string; readonly group: string | null },
): Promise<void> {
  const into =
    group === null
      ? null
      : await transaction
          .selectFrom('card_group')
          .select('place')
          .where('id', '=', group)
          .where('page', '=', card.page)
          .executeTakeFirst()
  if (into === undefined) throw refused('group', 'unknown-group')
  await transaction
    .updateTable('card')
    .set({ pile: group, place: into?.place ?? column })
    .where('id', '=', card.id)
    .execute()
}

/** Takes away the groups that are none any more; a card that is left in one lies alone. */
export async function settleGroups(
  transaction: Transaction<Tables>,
  event: string,
  tell: Tell,
): Promise<void> {
  const [groups, cards] = await Promise.all([
    readGroups(transaction, event),
    readCards(transaction, event),
  ])
  const grouped = cards.map(toGrouped)
  const ended = emptiedGroups(groups, grouped)
  if (ended.length === 0) return
  for (const { id, group } of grouped) {
    if (group !== null && ended.includes(group)) await tell(id)
  }
  await transaction.updateTable('card').set({ pile: null }).where('pile', 'in', ended).execute()
  await transaction.deleteFrom('card_group').where('id', 'in', ended).execute()
}

function toGrouped({ id, place: column, pile: group }: CardRow): Grouped {
  return { id, column, group }
}

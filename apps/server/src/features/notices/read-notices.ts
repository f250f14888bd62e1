import { isOneLine, parseNoticeKind, type GroupedNotice } from '@forkshop/domain'
import { announcing } from '../../records/live/announce-live.ts'
import type { Services } from '../../records/services/services.ts'
import { toldOne } from '../../records/notices/told-live.ts'

/** Rows of one line that are looked at. */
const MAX_OF_LINE = 2000

/** Which notices: lines by their ids, or all. */
export type Marked = { readonly ids: readonly string[] } | { readonly all: true }

/** Marks notices of somebody as read or unread; what is not there is passed over. */
export async function markRead(
  services: Services,
  person: string,
  marked: Marked & { readonly read: boolean },
): Promise<void> {
  const acts = 'all' in marked ? null : await actsOf(services, person, marked.ids)
  if (acts?.length === 0) return
  await announcing(services, async (trx, announce) => {
    const { numUpdatedRows: changed } = await trx
      .updateTable('notice')
      .set({ read: marked.read ? services.clock().toISOString() : null })
      .where('person', '=', person)
      .where('read', marked.read ? 'is' : 'is not', null)
      .$if(acts !== null, (query) => query.where('act', 'in', acts ?? []))
      .executeTakeFirst()
    if (changed > 0n) await announce(toldOne(person))
  })
}

/** The acts of lines: of each those that are like its newest, down to its oldest. */
async function actsOf(
  services: Services,
  person: string,
  ids: readonly string[],
): Promise<readonly number[]> {
  const found = await Promise.all(
    ids.map(async (id) => {
      const [, newest, oldest = newest] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(id) ?? []
      if (newest === undefined) return []
      return lineOf(services, person, { newest: Number(newest), oldest: Number(oldest) })
    }),
  )
  return [...new Set(found.flat())]
}

async function lineOf(
  { database }: Services,
  person: string,
  { newest, oldest }: { readonly newest: number; readonly oldest: number },
): Promise<readonly number[]> {
  const rows = await database
    .selectFrom('notice as n')
    .innerJoin('told_act as a', 'a.number', 'n.act')
    .select(['n.act', 'n.kind', 'a.page', 'a.event', 'a.proposal', 'a.version', 'a.time'])
    .where('n.person', '=', person)
    .where('n.act', '<=', newest)
    .where('n.act', '>=', oldest)
    .orderBy('n.act', 'desc')
    .limit(MAX_OF_LINE)
    .execute()
  const first = rows[0]
  if (first === undefined || first.act !== newest) return []
  const begun = toGrouped(first)
  return rows
    .filter((row) => {
      const one = toGrouped(row)
      return begun !== null && one !== null && isOneLine(begun, one)
    })
    .map(({ act }) => act)
}

/** Whatever is read: a line that was marked in part is marked whole. */
function toGrouped(
  row: Omit<GroupedNotice, 'kind' | 'read'> & { readonly kind: string },
): GroupedNotice | null {
  const kind = parseNoticeKind(row.kind)
  return kind === null ? null : { ...row, kind, read: false }
}

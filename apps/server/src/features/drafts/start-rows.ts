import { ForkshopError } from '@forkshop/domain'
import type { Selectable } from 'kysely'
import { readFrontMatter } from '../../texts/jobs/page-facts.ts'
import type { DraftTables } from '../../records/database/tables/draft-tables.ts'
import type { Services } from '../../records/services/services.ts'
import type { DraftRow } from './draft-rows.ts'

/** Stands for the revision of a draft that was made from none. */
export const NO_REVISION = '0'.repeat(40)

export type StartRow = Selectable<DraftTables['draft_start']>

/** Whether a draft has no page yet: the first publish makes it. */
export const isStart = ({ purpose }: Pick<DraftRow, 'purpose'>): boolean => purpose === 'start'

/** What a draft without a page was begun with. Throws `bad-row` for a draft that is none. */
export const startOf = async (services: Services, draft: string): Promise<StartRow> => {
  const row = await services.database
    .selectFrom('draft_start')
    .selectAll()
    .where('draft', '=', draft)
    .executeTakeFirst()
  if (row !== undefined) return row
  throw new ForkshopError('bad-row', { what: 'draft_start', text: draft })
}

/** Whether somebody is of the people of a draft without a page: who began it, and whom they let in. */
export const isOfStart = async (
  services: Services,
  draft: Pick<DraftRow, 'id' | 'owner'>,
  user: string,
): Promise<boolean> => {
  if (draft.owner === user) return true
  const row = await services.database
    .selectFrom('draft_person')
    .select('user')
    .where('draft', '=', draft.id)
    .where('user', '=', user)
    .executeTakeFirst()
  return row !== undefined
}

/** What a list says of a text without a page. */
export const faceOf = (text: string): Pick<StartRow, 'title' | 'kind' | 'lang'> => {
  const { card, kind } = readFrontMatter(text, '')
  return { title: card.title, kind, lang: card.lang }
}

/** Remembers what a draft without a page is called now. */
export const noteFace = async (
  services: Services,
  { id }: Pick<DraftRow, 'id'>,
  text: string,
): Promise<void> => {
  await services.database
    .updateTable('draft_start')
    .set(faceOf(text))
    .where('draft', '=', id)
    .execute()
}

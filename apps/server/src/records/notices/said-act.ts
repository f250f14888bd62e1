import type { Selectable } from 'kysely'
import type { IdeaTable } from '../database/tables/voice-tables.ts'
import type { ToldAct } from './record-act.ts'

/** That an idea was said, for those who are told. */
export const saidAct = (
  row: Pick<Selectable<IdeaTable>, 'id' | 'page' | 'author' | 'author_name' | 'created' | 'event'>,
): ToldAct => ({
  kind: 'idea-said',
  page: row.page,
  who: { id: row.author, name: row.author_name },
  time: row.created,
  one: row.id,
  idea: row.id,
  event: row.event,
})

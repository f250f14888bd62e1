import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { dropParts, putPart, type PartToPut } from './index-page.ts'
import { withSearchTables } from './search-tables.ts'

/** Where parts of long texts are put into the index and taken out, apart from other changes. */
export type WordStage = {
  /** Puts a part into the index; nobody finds it before its set is that of its page. */
  put(part: PartToPut): Promise<void>
  /** Takes a part out that was put in before a time (ISO) and that nobody finds; false without one. */
  sweepOne(before: string): Promise<boolean>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** The stage on a connection to the records: each part in a transaction of its own. */
export function stageOn(database: Kysely<Tables>): WordStage {
  return {
    put: (part) => database.transaction().execute((transaction) => putPart(transaction, part)),
    sweepOne: (before) =>
      database.transaction().execute(async (transaction) => {
        const lost = await lostParts(transaction, before)
        await dropParts(transaction, lost)
        return lost.length > 0
      }),
    close: async () => {},
  }
}

/** Whether there is a part to be swept: told without the thread that sweeps, which takes memory of its own. */
export async function hasLostParts(database: Kysely<Tables>, before: string): Promise<boolean> {
  return (await lostParts(database, before)).length > 0
}

/** One part that was put in before a time and that nobody finds, or none. */
function lostParts(database: Kysely<Tables>, before: string): Promise<{ readonly id: number }[]> {
  return withSearchTables(database)
    .selectFrom('page_part')
    .leftJoin('page_words', (join) =>
      join
        .onRef('page_words.page', '=', 'page_part.page')
        .onRef('page_words.part_set', '=', 'page_part.part_set'),
    )
    .select('page_part.id')
    .where('page_words.page', 'is', null)
    .where('page_part.made', '<', before)
    .limit(1)
    .execute()
}

import { indexPage } from '../../../records/words/index-page.ts'
import { stageWords } from '../../../records/pages/stage-words.ts'
import type { Services } from '../../../records/services/services.ts'
import { factsOfText } from '../../../records/pages/facts-of-text.ts'
import { factColumns } from '../../../records/pages/page-rows.ts'
import { pageIdOf } from '../../../base/row-ids.ts'
import { announcePage } from '../../../records/pages/announce-page.ts'

/** Tries for one page until the server starts again: what takes too long thrice is too long. */
const MAX_TRIES = 3

/**
 * Reads the pages of which only the front matter could be read when they were written, one after the
 * other and with more time. `signal` ends it between two of them.
 */
export async function readUnread(services: Services, signal: AbortSignal): Promise<void> {
  const unread = await services.database
    .selectFrom('page_unread')
    .select('page')
    .where('tries', '<', MAX_TRIES)
    .orderBy('tries')
    .orderBy('page')
    .execute()
  for (const { page } of unread) {
    if (signal.aborted) return
    await readAgain(services, page, signal)
  }
}

/** Forgets how often it was tried to read a page; at start. */
export async function tryUnreadAgain({ database }: Services): Promise<void> {
  await database.updateTable('page_unread').set({ tries: 0 }).execute()
}

async function readAgain(services: Services, id: string, signal: AbortSignal): Promise<void> {
  const page = pageIdOf(id)
  // First of all: a text that ends the process is not tried without end.
  await services.database
    .updateTable('page_unread')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('page', '=', page)
    .execute()
  const row = await services.database
    .selectFrom('page')
    .select(['head', 'slug'])
    .where('id', '=', page)
    .executeTakeFirst()
  const head = await services.library.head(page)
  // One that moves on is read by who moves it.
  if (row === undefined || head === null || row.head !== head) return
  const text = (await services.library.readText(page, head)) ?? ''
  const read = await factsOfText(services, { page, text, slug: row.slug }, { patient: true })
  if (read.read !== 'whole' || signal.aborted) return
  const facts = await stageWords(services, page, read)
  const isWritten = await services.database.transaction().execute(async (transaction) => {
    const updated = await transaction
      .updateTable('page')
      .set(factColumns(facts))
      .where('id', '=', page)
      .where('head', '=', head)
      .executeTakeFirst()
    if (updated.numUpdatedRows !== 1n) return false
    await indexPage(transaction, page, facts)
    return true
  })
  if (!isWritten) return
  services.log.info({ page }, 'the text of a page was read again')
  await announcePage(services, page)
}

import type { Actor } from '../../base/http/handler.ts'
import { giveWords, pagesWithWords } from '../../records/said/words-of.ts'
import type { Services } from '../../records/services/services.ts'

/** Id of the guest that is calling; null for everybody else. */
export function guestIn(actor: Actor): string | null {
  return actor.kind === 'guest' || actor.kind === 'past-guest' ? actor.id : null
}

/**
 * Gives a new account what its owner said as a guest in this browser: ideas, supports, cards and dots, proposals, comments,
 * photographs, roles, with their credit. Nothing where there was no guest (null); what other guests said stays theirs. The
 * links by which the guest saw what became of it end: the account shows it.
 */
export async function carryGuest(
  services: Services,
  guest: string | null,
  account: { readonly id: string; readonly name: string },
): Promise<void> {
  if (guest === null) return
  const author = `guest:${guest}`
  const shown = await pagesWithWords(services.database, author)
  const isFirst = await services.database.transaction().execute(async (transaction) => {
    const kept = await transaction
      .insertInto('carried_guest')
      .values({ guest, user: account.id })
      .onConflict((conflict) => conflict.column('guest').doNothing())
      .executeTakeFirst()
    // somebody made an account in this browser before, and the words are theirs
    if (kept.numInsertedOrUpdatedRows === 0n) return false
    await giveWords(transaction, author, account)
    // the account is told what becomes of them
    await transaction.deleteFrom('idea_tell').where('author', '=', author).execute()
    await transaction
      .updateTable('follow_link')
      .set({ ended: services.clock().toISOString() })
      .where('author', '=', author)
      .where('ended', 'is', null)
      .execute()
    return true
  })
  if (!isFirst) return
  for (const page of shown) services.events.emit({ kind: 'page-changed', page, only: 'voices' })
}

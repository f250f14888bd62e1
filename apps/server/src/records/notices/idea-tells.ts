import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** Kinds of acts by which it may be settled what became of an idea. */
const settling: ReadonlySet<string> = new Set(['released', 'idea-declined', 'idea-duplicate'])

/**
 * Notes that something may have become of ideas, and of those that say the same as one of them: who left an address with
 * one is told once it is confirmed, if it has.
 */
export async function markTells(
  transaction: Kysely<Tables>,
  act: { readonly number: number; readonly kind: string },
  ideas: readonly string[],
): Promise<void> {
  if (ideas.length === 0 || !settling.has(act.kind)) return
  await transaction
    .updateTable('idea_tell')
    .set({ due: act.number })
    .where((eb) =>
      eb.or([
        eb('idea', 'in', ideas),
        eb(
          'idea',
          'in',
          eb.selectFrom('idea').select('idea.id').where('idea.duplicate_of', 'in', ideas),
        ),
      ]),
    )
    .execute()
}

/** Forgets the address that was left with an idea, and that it said yes where it was left with no other. */
export async function forgetTell(transaction: Kysely<Tables>, idea: string): Promise<void> {
  const row = await transaction
    .deleteFrom('idea_tell')
    .where('idea', '=', idea)
    .returning('address')
    .executeTakeFirst()
  if (row !== undefined) await forgetAddress(transaction, row.address)
}

/** Forgets the addresses that somebody left with their ideas. */
export async function forgetTellsOf(transaction: Kysely<Tables>, author: string): Promise<void> {
  const rows = await transaction
    .deleteFrom('idea_tell')
    .where('author', '=', author)
    .returning('address')
    .execute()
  for (const address of new Set(rows.map((row) => row.address))) {
    await forgetAddress(transaction, address)
  }
}

/** Forgets an address that is left with no idea any more, but for its wish to get no messages. */
async function forgetAddress(transaction: Kysely<Tables>, address: string): Promise<void> {
  const left = await transaction
    .selectFrom('idea_tell')
    .select('idea')
    .where('address', '=', address)
    .executeTakeFirst()
  if (left !== undefined) return
  await transaction.deleteFrom('mail_consent').where('address', '=', address).execute()
  // its link is in messages that went out, and still says what it does
  await transaction
    .updateTable('mail_unsubscribe')
    .set((eb) => ({ address: eb.ref('token_hash') }))
    .where('address', '=', address)
    .where('topic', '=', 'idea')
    .where('refused', 'is', null)
    .execute()
}

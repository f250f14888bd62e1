import { forgetTellsOf } from '../../records/notices/idea-tells.ts'
import type { Services } from '../../records/services/services.ts'
import type { StayingName } from './close-account.ts'
import { pagesWithWords, renameWords } from '../../records/said/words-of.ts'

/** Ends all that lets a guest (`guest:<id>`) come back, and their name where they wish it; what they said stays. */
export async function forgetGuest(
  services: Services,
  author: string,
  name: StayingName,
): Promise<void> {
  const id = author.replace(/^guest:/, '')
  const shown = await pagesWithWords(services.database, author)
  await services.database.transaction().execute(async (transaction) => {
    // one who gave no name is called somebody
    if (name === 'former') await renameWords(transaction, author, '')
    await forgetTellsOf(transaction, author)
    await transaction.deleteFrom('follow_link').where('author', '=', author).execute()
    await transaction
      .updateTable('role_person')
      .set({ user: null })
      .where('user', '=', author)
      .execute()
    await transaction
      .deleteFrom('idempotency')
      .where('actor', 'in', [`guest:${id}`, `past-guest:${id}`])
      .execute()
    await transaction.deleteFrom('guest').where('id', '=', id).execute()
  })
  services.events.emit({ kind: 'rights-changed', page: null, user: id })
  for (const page of shown) services.events.emit({ kind: 'page-changed', page, only: 'voices' })
}

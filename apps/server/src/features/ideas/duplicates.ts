import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import { recordSettled } from './decline-idea.ts'
import type { Actor } from '../../base/http/handler.ts'
import type { IdeaRow } from './idea-view.ts'

/**
 * Ties an open idea to another on the same page that says the same. Whoever said or supported it
 * counts as a supporter of the other from then on. Throws `not-open` when it was decided meanwhile,
 * `invalid` when the other is not there, is this very idea, or is a duplicate itself: links of
 * duplicates are one step long.
 */
export const markDuplicate = (
  services: Services,
  idea: IdeaRow,
  { of, actor }: { readonly of: string; readonly actor: Actor },
): Promise<void> =>
  services.database.transaction().execute(async (trx) => {
    const other = of === idea.id ? null : await findOther(trx, idea, of)
    if (other === null) throw notAnOther()
    const marked = await trx
      .updateTable('idea')
      .set({ state: 'duplicate', duplicate_of: other.id })
      .where('id', '=', idea.id)
      .where('state', '=', 'open')
      .executeTakeFirst()
    if (marked.numUpdatedRows === 0n) throw new ProblemError('not-open', 'idea-not-open')
    await bringSupport(trx, idea, other)
    await recordSettled(services, trx, { row: idea, actor, kind: 'idea-duplicate' })
  })

/** Opens the duplicates of an idea again that goes away: somebody else said it too. */
export const freeDuplicates = async (trx: Kysely<Tables>, idea: string): Promise<void> => {
  await trx
    .updateTable('idea')
    .set({ state: 'open', duplicate_of: null })
    .where('duplicate_of', '=', idea)
    .execute()
}

const findOther = async (
  trx: Kysely<Tables>,
  idea: IdeaRow,
  of: string,
): Promise<Pick<IdeaRow, 'id' | 'author'> | null> =>
  (await trx
    .selectFrom('idea')
    .select(['id', 'author'])
    .where('id', '=', of)
    .where('page', '=', idea.page)
    .where('deleted', 'is', null)
    .where('hidden', 'is', null)
    .where('state', '!=', 'duplicate')
    .executeTakeFirst()) ?? null

const bringSupport = async (
  trx: Kysely<Tables>,
  idea: IdeaRow,
  other: Pick<IdeaRow, 'id' | 'author'>,
): Promise<void> => {
  const supporters = await trx
    .selectFrom('idea_support')
    .select('supporter')
    .where('idea', '=', idea.id)
    .execute()
  const voices = new Set(supporters.map(({ supporter }) => supporter))
  if (idea.author !== null && idea.author !== other.author) voices.add(idea.author)
  if (voices.size === 0) return
  await trx
    .insertInto('idea_support')
    .values([...voices].map((supporter) => ({ idea: other.id, supporter })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const notAnOther = (): ProblemError =>
  new ProblemError('invalid', 'code.invalid', {
    errors: [
      {
        path: 'of',
        message: 'Name another idea on this page that is no duplicate.',
        code: 'idea-other',
      },
    ],
  })

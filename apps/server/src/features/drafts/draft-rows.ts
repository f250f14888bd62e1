import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../records/database/tables.ts'
import type { DraftTable } from '../../records/database/tables/draft-tables.ts'
import { forgetDraftText } from '../../records/pages/forget-draft-text.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'

export type DraftRow = Selectable<DraftTable>
export type DraftWriter = { readonly id: string; readonly name: string }

/** The draft with an id, open or closed; null when there is none. */
export const findDraft = async (services: Services, id: string): Promise<DraftRow | null> =>
  (await services.database
    .selectFrom('draft')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

/** The open draft with an id. Throws `not-found`, or `not-open` when it was published or thrown away. */
export const requireOpenDraft = async (services: Services, id: string): Promise<DraftRow> => {
  const draft = await findDraft(services, id)
  if (draft === null) throw new ProblemError('not-found', 'draft-not-found')
  if (draft.closed !== null) throw new ProblemError('not-open', 'draft-closed')
  return draft
}

/** The shared open draft of a page; null when nobody has opened one. */
export const findPageDraft = async (services: Services, page: string): Promise<DraftRow | null> =>
  (await services.database
    .selectFrom('draft')
    .selectAll()
    .where('page', '=', page)
    .where('purpose', '=', 'page')
    .where('closed', 'is', null)
    .executeTakeFirst()) ?? null

/** Who had an update accepted in a draft. */
export const writersOf = async (
  services: Services,
  draft: string,
): Promise<readonly DraftWriter[]> => {
  const rows = await services.database
    .selectFrom('draft_writer')
    .select(['user', 'name'])
    .where('draft', '=', draft)
    .orderBy('name')
    .execute()
  return rows.map(({ user, name }) => ({ id: user, name }))
}

/** Writes a new open draft together with the state it starts from, and what `also` writes of it. */
export const insertDraft = (
  services: Services,
  draft: Omit<DraftRow, 'created' | 'updated' | 'closed' | 'quarantined'>,
  seed: Uint8Array,
  also?: (trx: Kysely<Tables>) => Promise<unknown>,
): Promise<void> =>
  services.database.transaction().execute(async (trx) => {
    const now = services.clock().toISOString()
    await trx
      .insertInto('draft')
      .values({ ...draft, created: now, updated: now, closed: null, quarantined: null })
      .execute()
    await trx
      .insertInto('draft_snapshot')
      .values({ draft: draft.id, payload: seed, up_to: 0 })
      .execute()
    await also?.(trx)
  })

/** Sets a draft aside for a reason, or lets it go on with null; answers whether that is new. */
export const setQuarantine = async (
  services: Services,
  draft: string,
  reason: string | null,
): Promise<boolean> => {
  const { numUpdatedRows } = await services.database
    .updateTable('draft')
    .set({ quarantined: reason })
    .where('id', '=', draft)
    .where('quarantined', reason === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** From now on a draft is made from another revision of its page. */
export const moveBase = async (services: Services, draft: string, base: string): Promise<void> => {
  await services.database.updateTable('draft').set({ base }).where('id', '=', draft).execute()
}

/** Closes a draft and forgets its unsaved text, with its checkpoints. */
export const closeDraft = async (trx: Kysely<Tables>, draft: string, now: Date): Promise<void> => {
  await trx
    .updateTable('draft')
    .set({ closed: now.toISOString() })
    .where('id', '=', draft)
    .execute()
  await forgetDraftText(trx, draft)
}

/** The ideas that a draft answers, as its row keeps them. */
export const ideasOf = (draft: DraftRow): readonly string[] =>
  z.array(z.string()).parse(JSON.parse(draft.ideas))

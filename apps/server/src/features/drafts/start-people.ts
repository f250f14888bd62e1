import type { PersonView } from '@forkshop/api'
import { ProblemError } from '../../base/problem-error.ts'
import { isAccount } from '../../records/pages/people.ts'
import type { Services } from '../../records/services/services.ts'
import type { DraftRow } from './draft-rows.ts'
import { isStart } from './start-rows.ts'

type DraftPerson = PersonView & { readonly owner: boolean }

/** People of a draft without a page, beside who began it. */
const MAX_PEOPLE = 50

/** Who began a draft without a page, then whom its people let in, in that order. Throws `not-open` for any other draft. */
export const peopleOfStart = async (
  services: Services,
  draft: DraftRow,
): Promise<DraftPerson[]> => {
  requireStart(draft)
  const { database } = services
  const [owner, others] = await Promise.all([
    database
      .selectFrom('user')
      .select(['id', 'name'])
      .where('id', '=', draft.owner ?? '')
      .executeTakeFirst(),
    database
      .selectFrom('draft_person')
      .innerJoin('user', 'user.id', 'draft_person.user')
      .select(['user.id', 'user.name'])
      .where('draft_person.draft', '=', draft.id)
      .orderBy('draft_person.since')
      .orderBy('user.id')
      .execute(),
  ])
  return [
    ...(owner === undefined ? [] : [{ ...owner, owner: true }]),
    ...others.map((person) => ({ ...person, owner: false })),
  ]
}

/** Lets somebody write in a draft without a page; again changes nothing. */
export const letIn = async (services: Services, draft: DraftRow, user: string): Promise<void> => {
  requireStart(draft)
  if (!(await isAccount(services, user))) throw new ProblemError('not-found', 'user-not-found')
  if (draft.owner === user) return
  const people = await peopleOfStart(services, draft)
  if (people.length > MAX_PEOPLE && !people.some(({ id }) => id === user)) {
    throw new ProblemError('too-many', 'too-many-people', { values: { n: MAX_PEOPLE } })
  }
  await services.database
    .insertInto('draft_person')
    .values({ draft: draft.id, user, since: services.clock().toISOString() })
    .onConflict((conflict) => conflict.columns(['draft', 'user']).doNothing())
    .execute()
  services.events.emit({ kind: 'rights-changed', page: draft.page, user })
}

/** Lets somebody write no more: whoever began it decides of everybody else, the others of themselves. */
export const letOut = async (
  services: Services,
  {
    draft,
    actor,
    user,
  }: { readonly draft: DraftRow; readonly actor: string; readonly user: string },
): Promise<void> => {
  requireStart(draft)
  if (draft.owner === user || (draft.owner !== actor && actor !== user)) {
    throw new ProblemError('forbidden', 'right-missing')
  }
  const { numDeletedRows } = await services.database
    .deleteFrom('draft_person')
    .where('draft', '=', draft.id)
    .where('user', '=', user)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new ProblemError('not-found', 'user-not-found')
  services.events.emit({ kind: 'rights-changed', page: draft.page, user })
}

/** Texts without a page of somebody who leaves stay with the one whom they let in first, where there is one. */
export const handOverStarts = async (
  { database }: Pick<Services, 'database'>,
  user: string,
): Promise<void> => {
  const own = await database
    .selectFrom('draft')
    .innerJoin('draft_person', 'draft_person.draft', 'draft.id')
    .select(['draft.id', 'draft_person.user'])
    .where('draft.owner', '=', user)
    .where('draft.purpose', '=', 'start')
    .where('draft.closed', 'is', null)
    .orderBy('draft_person.since')
    .orderBy('draft_person.user')
    .execute()
  for (const [draft, [first]] of Map.groupBy(own, ({ id }) => id)) {
    if (first === undefined) continue
    const { user: next } = first
    await database.transaction().execute(async (trx) => {
      await trx.updateTable('draft').set({ owner: next }).where('id', '=', draft).execute()
      await trx
        .deleteFrom('draft_person')
        .where('draft', '=', draft)
        .where('user', '=', next)
        .execute()
    })
  }
}

/** The people of a page's draft are those of its page. */
const requireStart = (draft: DraftRow): void => {
  if (!isStart(draft)) throw new ProblemError('not-open', 'draft-has-page')
}

import { ProblemError } from '../../base/problem-error.ts'
import type { Account } from '../../base/http/signed-in.ts'
import type { Services } from '../../records/services/services.ts'
import { requireFewStarts } from './begin-start.ts'
import { discardDraft } from './discard-draft.ts'
import { setTakenBack } from './discarded-rows.ts'
import { findPageDraft, writersOf, type DraftRow } from './draft-rows.ts'
import type { Live } from './live.ts'
import { isStart } from './start-rows.ts'

type Request = { readonly draft: DraftRow; readonly actor: Account }

/**
 * Opens a draft again that was thrown away. A page has one shared draft: another one gives way as long
 * as nobody wrote in it. Throws `not-open` otherwise, and for a draft that nobody threw away, and
 * `too-many` for one without a page of somebody who has too many of them.
 */
export const takeBackDraft = (services: Services, live: Live, request: Request): Promise<void> =>
  services.held.queues.drafts(queueOf(request), async () => {
    const { draft, actor } = request
    if (!(await isDiscarded(services, draft.id))) {
      throw new ProblemError('not-open', 'draft-not-discarded')
    }
    if (draft.purpose === 'page') await makeWay(services, live, request)
    if (isStart(draft)) await requireFewStarts(services, actor)
    const isBack = await services.database
      .transaction()
      .execute((trx) => setTakenBack(trx, draft.id, services.clock()))
    if (!isBack) throw new ProblemError('not-open', 'draft-not-discarded')
    live.reopen(draft.id)
  })

/** The same turns as for opening a draft: nobody opens another one meanwhile. */
const queueOf = ({ draft }: Request): string =>
  draft.purpose === 'page' ? draft.page : `${draft.page} ${draft.owner ?? ''}`

const isDiscarded = async ({ database }: Services, draft: string): Promise<boolean> => {
  const row = await database
    .selectFrom('discarded_draft')
    .select('draft')
    .where('draft', '=', draft)
    .executeTakeFirst()
  return row !== undefined
}

const makeWay = async (
  services: Services,
  live: Live,
  { draft, actor }: Request,
): Promise<void> => {
  const open = await findPageDraft(services, draft.page)
  if (open === null) return
  const writers = await writersOf(services, open.id)
  if (writers.length > 0) throw new ProblemError('not-open', 'draft-another-open')
  await discardDraft(services, live, { draft: open, actor })
}

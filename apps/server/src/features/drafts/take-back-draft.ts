import { ProblemError } from '../../base/problem-error.ts'
import type { Account } from '../../base/http/signed-in.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { discardDraft } from './discard-draft.ts'
import { setTakenBack } from './discarded-rows.ts'
import { findPageDraft, writersOf, type DraftRow } from './draft-rows.ts'
import type { Live } from './live.ts'

type Request = { readonly draft: DraftRow; readonly page: PageRow; readonly actor: Account }

/**
 * Opens a draft again that was thrown away. A page has one shared draft: another one gives way as long
 * as nobody wrote in it. Throws `not-open` otherwise, and for a draft that nobody threw away.
 */
export const takeBackDraft = (services: Services, live: Live, request: Request): Promise<void> =>
  services.held.queues.drafts(queueOf(request), async () => {
    const { draft, page, actor } = request
    if (!(await isDiscarded(services, draft.id))) {
      throw new ProblemError('not-open', 'draft-not-discarded')
    }
    if (draft.purpose === 'page') await makeWay(services, live, { page, actor })
    const isBack = await services.database
      .transaction()
      .execute((trx) => setTakenBack(trx, draft.id, services.clock()))
    if (!isBack) throw new ProblemError('not-open', 'draft-not-discarded')
    live.reopen(draft.id)
  })

/** The same turns as for opening a draft: nobody opens another one meanwhile. */
const queueOf = ({ draft, page }: Request): string =>
  draft.purpose === 'page' ? page.id : `${page.id} ${draft.owner ?? ''}`

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
  { page, actor }: Pick<Request, 'page' | 'actor'>,
): Promise<void> => {
  const open = await findPageDraft(services, page.id)
  if (open === null) return
  const writers = await writersOf(services, open.id)
  if (writers.length > 0) throw new ProblemError('not-open', 'draft-another-open')
  await discardDraft(services, live, { draft: open, actor })
}

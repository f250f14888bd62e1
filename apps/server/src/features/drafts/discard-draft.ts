import { ProblemError } from '../../base/problem-error.ts'
import { roleOn } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { setDiscarded } from './discarded-rows.ts'
import { requireOpenDraft, writersOf, type DraftRow } from './draft-rows.ts'
import type { Live } from './live.ts'
import { isStart } from './start-rows.ts'
import type { Account } from '../../base/http/signed-in.ts'

/**
 * Throws a draft away: it is closed, and for thirty days it can be taken back. What others wrote too only
 * a maintainer may throw away; a proposal's draft, and one without a page, only its owner. Throws
 * `forbidden` otherwise.
 */
export const discardDraft = (
  services: Services,
  live: Live,
  request: { readonly draft: DraftRow; readonly actor: Account },
): Promise<void> =>
  live.freeze(request.draft.id, async () => {
    const draft = await requireOpenDraft(services, request.draft.id)
    if (!(await mayDiscard(services, draft, request.actor))) {
      throw new ProblemError('forbidden', isStart(draft) ? 'draft-of-its-owner' : 'draft-of-others')
    }
    await services.database
      .transaction()
      .execute((trx) =>
        setDiscarded(trx, draft.id, { user: request.actor.id, now: services.clock() }),
      )
    const by = request.actor.name
    return {
      result: undefined,
      closed: { kind: 'draft-closed', outcome: 'discarded', by, revision: null, proposal: null },
    }
  })

const mayDiscard = async (
  services: Services,
  draft: DraftRow,
  actor: Account,
): Promise<boolean> => {
  if (draft.purpose !== 'page') return draft.owner === actor.id
  const role = await roleOn(services)(actor, { id: draft.page })
  if (role === 'maintainer' || role === 'admin') return true
  const writers = await writersOf(services, draft.id)
  return writers.every((writer) => writer.id === actor.id)
}

import type { Handlers } from '../../base/http/handler.ts'
import { requireAccount } from '../../base/http/signed-in.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { readPending } from '../media/pending.ts'
import { pictureAnswer } from '../media/picture-answer.ts'
import { takePicture } from '../media/take-picture.ts'
import { beginStart } from './begin-start.ts'
import type { DraftRow } from './draft-rows.ts'
import { toDraft, toStart } from './draft-view.ts'
import { reach, requireScopeOn } from './reach-draft.ts'
import { letIn, letOut, peopleOfStart } from './start-people.ts'
import { isStart, NO_REVISION, startOf } from './start-rows.ts'

type Names =
  | 'startDraft'
  | 'getDraft'
  | 'uploadDraftMedia'
  | 'getDraftMedia'
  | 'listDraftPeople'
  | 'addDraftPerson'
  | 'removeDraftPerson'

/** Calls about drafts that have no page yet, and what they share with all others. */
export const startHandlers = (services: Services): Handlers<Names> => ({
  async startDraft({ body }, { actor: caller, setHeader }) {
    const actor = requireAccount(caller)
    const draft = await beginStart(services, actor, body)
    setHeader('Location', `/api/v1/drafts/${draft.id}`)
    return toStart(services, draft, actor)
  },

  async getDraft({ params }, context) {
    const { draft, page, actor } = await reach(services, params.id, context.actor, 'read')
    requireScopeOn(draft, actor)
    return page === null ? toStart(services, draft, actor) : toDraft(services, page, draft, actor)
  },

  async uploadDraftMedia({ params, body }, context) {
    const { draft, page, actor } = await reach(services, params.id, context.actor, 'write')
    requireScopeOn(draft, actor)
    const place = page ?? { id: draft.page, head: null }
    return takePicture(services, place, { body, account: actor.id })
  },

  async getDraftMedia({ params }, { actor }) {
    const { draft } = await reach(services, params.id, actor, 'read')
    const bytes =
      (await readPending(services, draft.page, params.name)) ??
      (await readOfBase(services, draft, params.name))
    if (bytes === null) throw new ProblemError('not-found', 'media-not-found')
    return pictureAnswer(params.name, bytes, 'caller')
  },

  async listDraftPeople({ params }, { actor }) {
    const { draft } = await reach(services, params.id, actor, 'read')
    return { items: await peopleOfStart(services, draft) }
  },

  async addDraftPerson({ params }, context) {
    const { draft, actor } = await reach(services, params.id, context.actor, 'write')
    requireScopeOn(draft, actor)
    await letIn(services, draft, params.user)
    return {}
  },

  async removeDraftPerson({ params }, context) {
    const { draft, actor } = await reach(services, params.id, context.actor, 'write')
    requireScopeOn(draft, actor)
    await letOut(services, { draft, actor: actor.id, user: params.user })
    return {}
  },
})

/** A picture of the text that a draft was made from: of a start that of its origin. */
const readOfBase = async (
  services: Services,
  draft: DraftRow,
  name: string,
): Promise<Uint8Array | null> => {
  if (draft.base === NO_REVISION) return null
  const page = isStart(draft) ? (await startOf(services, draft.id)).origin : draft.page
  if (page === null) return null
  return services.library.readMedia(pageIdOf(page), revisionIdOf(draft.base), name)
}

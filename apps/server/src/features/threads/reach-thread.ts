import { requireAccount } from '../../base/http/signed-in.ts'
import { actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { isOwn } from '../../records/said/said.ts'
import { isShownThread, type CommentRow, type ThreadRow } from '../../records/said/thread-rows.ts'
import type { Services } from '../../records/services/services.ts'
import { requireAccess } from '../drafts/draft-access.ts'
import { requireOpenDraft } from '../drafts/draft-rows.ts'
import { eventOfVoice } from '../events/event-of-voice.ts'

export type ReachedThread = { readonly thread: ThreadRow; readonly page: PageRow }
export type ReachedComment = ReachedThread & { readonly comment: CommentRow }

/**
 * A thread that the actor may see: its page, and of a draft that draft too. Throws `not-found` for what is not there or
 * not theirs to see, `not-open` for a draft that is closed.
 */
export async function reachThread(
  services: Services,
  id: string,
  actor: Actor,
): Promise<ReachedThread> {
  const thread = await services.database
    .selectFrom('thread')
    .selectAll()
    .where('id', '=', id)
    .where(isShownThread('thread'))
    .executeTakeFirst()
  const page = thread === undefined ? null : await findPageById(services, thread.page, actor)
  if (thread === undefined || page === null) throw notThere()
  await requireRight(services, actor, 'read', page)
  if (thread.draft !== null) await requireSeesDraft(services, actor, thread.draft, page)
  return { thread, page }
}

/** A comment in a thread that the actor may see. Throws `not-found` for what is hidden or was taken back. */
export async function reachComment(
  services: Services,
  id: string,
  actor: Actor,
): Promise<ReachedComment> {
  const comment = await services.database
    .selectFrom('comment')
    .selectAll()
    .where('id', '=', id)
    .where('hidden', 'is', null)
    .where('deleted', 'is', null)
    .executeTakeFirst()
  if (comment === undefined) throw notThere()
  return { ...(await reachThread(services, comment.thread, actor)), comment }
}

/** Throws unless a draft of a page is open and the actor may see it; what is of another page is not there. */
export async function requireSeesDraft(
  services: Services,
  actor: Actor,
  id: string,
  page: Pick<PageRow, 'id'>,
): Promise<void> {
  const account = requireAccount(actor)
  const draft = await requireOpenDraft(services, id)
  if (draft.page !== page.id) throw new ProblemError('not-found', 'draft-not-found')
  await requireAccess(services, account, draft, 'read')
}

/** The event through which somebody speaks in a thread. Throws where they may not speak there. */
export async function requireMaySpeak(
  services: Services,
  actor: Actor,
  {
    page,
    thread,
  }: { readonly page: PageRow; readonly thread: Pick<ThreadRow, 'event' | 'proposal'> },
): Promise<string | null> {
  const event =
    thread.proposal === null
      ? ((await eventOfVoice(services, page, { actor }))?.slug ?? null)
      : thread.event
  await requireRight(services, actor, 'comment', page, { event })
  return event
}

/** Throws unless the actor may settle a thread: who began it, who looks after its page, of a draft who sees it. */
export async function requireMaySettle(
  services: Services,
  actor: Actor,
  { thread, page }: ReachedThread,
): Promise<void> {
  if (isOwn(actor, thread)) {
    await requireRight(services, actor, 'withdraw', page, { own: true })
  } else if (thread.draft === null || actorId(actor) === null) {
    await requireRight(services, actor, 'moderate', page)
  }
}

const notThere = (): ProblemError => new ProblemError('not-found', 'thread-not-found')

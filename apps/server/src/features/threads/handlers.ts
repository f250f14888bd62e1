import type { Thread } from '@forkshop/api'
import { actorId } from '../../base/http/actor-id.ts'
import type { Actor, Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { isOwn } from '../../records/said/said.ts'
import { sayComment } from '../../records/said/say-comment.ts'
import { MAX_IN_THREAD } from '../../records/said/comment-flood.ts'
import type { Services } from '../../records/services/services.ts'
import { followAnchor } from './anchor.ts'
import { listThreads } from './list-threads.ts'
import {
  reachComment,
  reachThread,
  requireMaySettle,
  requireMaySpeak,
  type ReachedComment,
} from './reach-thread.ts'
import {
  changeComment,
  setAnswer,
  setResolved,
  supportComment,
  withdrawComment,
} from './settle-thread.ts'
import { toThreads, viewComment } from './thread-view.ts'

type Names =
  | 'listThreads'
  | 'createThread'
  | 'getThread'
  | 'addThreadComment'
  | 'resolveThread'
  | 'markAnswer'
  | 'changeComment'
  | 'withdrawComment'
  | 'supportComment'

/** Calls about threads: ask or remark, answer, settle, change one's own words. */
export const threadHandlers = (services: Services): Handlers<Names> => {
  const readable = async (slug: string, actor: Actor): Promise<PageRow> => {
    const page = await findPage(services, slug, actor)
    await requireRight(services, actor, 'read', page)
    return page
  }
  const view = async (id: string, actor: Actor): Promise<Thread> => {
    const { thread, page } = await reachThread(services, id, actor)
    const [shown] = await toThreads(services, page, { threads: [thread], most: MAX_IN_THREAD })
    if (shown === undefined) throw new ProblemError('not-found', 'thread-not-found')
    return shown
  }
  const reachOwn = async (id: string, actor: Actor): Promise<ReachedComment> => {
    const reached = await reachComment(services, id, actor)
    const own = isOwn(actor, reached.comment)
    await requireRight(services, actor, 'withdraw', reached.page, { own })
    return reached
  }

  return {
    async listThreads({ query }, { actor }) {
      const page = await readable(query.anchor.page, actor)
      const place = await followAnchor(services, actor, { page, anchor: query.anchor })
      return listThreads(services, { page, place }, query)
    },

    async createThread({ body }, { actor }) {
      const page = await readable(body.anchor.page, actor)
      const place = await followAnchor(services, actor, { page, anchor: body.anchor })
      const event = await requireMaySpeak(services, actor, { page, thread: place })
      const begun = { ...place, page: page.id, kind: body.kind, main: 0, event }
      const said = { actor, text: body.text, verdict: 'comment', event }
      return view((await sayComment(services, begun, said)).thread, actor)
    },

    getThread: async ({ params }, { actor }) => view(params.id, actor),

    async addThreadComment({ params, body }, { actor }) {
      const reached = await reachThread(services, params.id, actor)
      const event = await requireMaySpeak(services, actor, reached)
      const said = { actor, text: body.text, verdict: 'comment', event }
      return viewComment(services, await sayComment(services, reached.thread, said))
    },

    async resolveThread({ params, body }, { actor }) {
      const reached = await reachThread(services, params.id, actor)
      await requireMaySettle(services, actor, reached)
      await setResolved(services, reached.thread, { actor, resolved: body.resolved })
      return view(params.id, actor)
    },

    async markAnswer({ params, body }, { actor }) {
      const reached = await reachThread(services, params.id, actor)
      await requireMaySettle(services, actor, reached)
      await setAnswer(services, reached.thread, body.comment)
      return view(params.id, actor)
    },

    async changeComment({ params, body }, { actor }) {
      const reached = await reachOwn(params.id, actor)
      if (!isOwn(actor, reached.comment)) throw new ProblemError('forbidden', 'right-missing')
      await changeComment(services, reached, body.text)
      return viewComment(services, reached.comment)
    },

    async withdrawComment({ params }, { actor }) {
      await withdrawComment(services, await reachOwn(params.id, actor))
      return {}
    },

    async supportComment({ params }, { actor }) {
      const reached = await reachComment(services, params.id, actor)
      const event = await requireMaySpeak(services, actor, reached)
      await requireRight(services, actor, 'support', reached.page, { event })
      await supportComment(services, reached, actorId(actor) ?? '')
      return viewComment(services, reached.comment)
    },
  }
}

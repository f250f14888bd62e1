import { authorOf } from '../../records/accounts/author.ts'
import { actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { announcing } from '../../records/live/announce-live.ts'
import { saidLive, tellThread } from '../../records/said/say-comment.ts'
import type { CommentRow, ThreadRow } from '../../records/said/thread-rows.ts'
import type { Services } from '../../records/services/services.ts'

/** Resolves a thread or opens it again; what is so already stays as it is. */
export async function setResolved(
  services: Services,
  thread: ThreadRow,
  { actor, resolved }: { readonly actor: Actor; readonly resolved: boolean },
): Promise<void> {
  if ((thread.resolved !== null) === resolved) return
  await changeThread(services, thread, {
    resolved: resolved ? services.clock().toISOString() : null,
    resolved_by: resolved ? actorId(actor) : null,
    resolved_by_name: resolved ? authorOf(services, actor).name : null,
  })
}

/** Marks a comment of a thread as its answer, or none. Throws `invalid` for one that is not there. */
export async function setAnswer(
  services: Services,
  thread: ThreadRow,
  comment: string | null,
): Promise<void> {
  if (comment !== null && !(await isIn(services, thread, comment))) {
    throw new ProblemError('invalid', 'code.invalid', {
      errors: [
        { path: 'comment', message: 'Not a comment of this thread.', code: 'not-in-thread' },
      ],
    })
  }
  if (thread.answer !== comment) await changeThread(services, thread, { answer: comment })
}

/** Gives a comment other words. */
export async function changeComment(
  services: Services,
  { thread, comment }: { readonly thread: ThreadRow; readonly comment: CommentRow },
  text: string,
): Promise<void> {
  if (comment.text === text) return
  const edited = services.clock().toISOString()
  await announcing(services, async (trx, announce) => {
    await trx.updateTable('comment').set({ text, edited }).where('id', '=', comment.id).execute()
    await announce(saidLive(thread, thread.id))
  })
  tellThread(services, thread, { adds: false })
}

/** Takes a comment back: its words are kept no more. */
export async function withdrawComment(
  services: Services,
  { thread, comment }: { readonly thread: ThreadRow; readonly comment: CommentRow },
): Promise<void> {
  const deleted = services.clock().toISOString()
  await announcing(services, async (trx, announce) => {
    await trx
      .updateTable('comment')
      .set({ deleted, text: '' })
      .where('id', '=', comment.id)
      .execute()
    await trx.deleteFrom('comment_support').where('comment', '=', comment.id).execute()
    await trx
      .updateTable('thread')
      .set({ answer: null })
      .where('id', '=', thread.id)
      .where('answer', '=', comment.id)
      .execute()
    await announce(saidLive(thread, thread.id))
  })
  tellThread(services, thread, { adds: false })
}

/** Says that somebody means what a comment says; again changes nothing. */
export async function supportComment(
  services: Services,
  { thread, comment }: { readonly thread: ThreadRow; readonly comment: CommentRow },
  supporter: string,
): Promise<void> {
  await announcing(services, async (trx, announce) => {
    const { numInsertedOrUpdatedRows: inserted } = await trx
      .insertInto('comment_support')
      .values({ comment: comment.id, supporter })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (inserted !== 0n) await announce(saidLive(thread, thread.id))
  })
  tellThread(services, thread, { adds: true })
}

async function changeThread(
  services: Services,
  thread: ThreadRow,
  set: Partial<Pick<ThreadRow, 'answer' | 'resolved' | 'resolved_by' | 'resolved_by_name'>>,
): Promise<void> {
  await announcing(services, async (trx, announce) => {
    await trx.updateTable('thread').set(set).where('id', '=', thread.id).execute()
    await announce(saidLive(thread, thread.id))
  })
  tellThread(services, thread, { adds: true })
}

async function isIn({ database }: Services, thread: ThreadRow, comment: string): Promise<boolean> {
  const row = await database
    .selectFrom('comment')
    .select('id')
    .where('id', '=', comment)
    .where('thread', '=', thread.id)
    .where('hidden', 'is', null)
    .where('deleted', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

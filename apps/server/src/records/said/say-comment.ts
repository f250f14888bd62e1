import type { Transaction } from 'kysely'
import { authorOf } from '../accounts/author.ts'
import { actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import type { Tables } from '../database/tables.ts'
import { announcing, type Announcement } from '../live/announce-live.ts'
import { recordAct } from '../notices/record-act.ts'
import type { Services } from '../services/services.ts'
import { requireNoFlood } from './comment-flood.ts'
import { findMainThread, type CommentRow, type ThreadRow } from './thread-rows.ts'

/** What a thread that is yet to begin is about. */
export type NewThread = Omit<
  ThreadRow,
  | 'id'
  | 'author'
  | 'author_name'
  | 'created'
  | 'answer'
  | 'resolved'
  | 'resolved_by'
  | 'resolved_by_name'
>

/** A thread that is there, or what a new one is about. */
export type SaidIn = ThreadRow | NewThread

/** What a thread quotes and names, for one that names nothing but its page. */
export const onWholePage = {
  at_revision: null,
  quote: null,
  prefix: null,
  suffix: null,
  draft: null,
  proposal: null,
  compare_from: null,
  compare_to: null,
} as const

/**
 * Says something in a thread, which begins with it where it is not there; one that was resolved is open again. Tells
 * readers and, but for drafts, those whom it concerns. Throws `too-many` and `not-open` where too much was said.
 */
export async function sayComment(
  services: Services,
  thread: SaidIn,
  said: {
    readonly actor: Actor
    readonly text: string
    readonly verdict: string
    readonly event: string | null
  },
): Promise<CommentRow> {
  const author = actorId(said.actor)
  await requireNoFlood(services, { author, thread: 'id' in thread ? thread.id : null })
  const unplaced = {
    id: services.newId(),
    page: thread.page,
    proposal: thread.proposal,
    event: said.event,
    verdict: said.verdict,
    author,
    author_name: authorOf(services, said.actor).name,
    text: said.text,
    created: services.clock().toISOString(),
    edited: null,
    deleted: null,
    hidden: null,
    hidden_by: null,
  }
  const row = await announcing(services, async (trx, announce) => {
    const placed = { ...unplaced, thread: await placeIn(trx, thread, unplaced) }
    await trx.insertInto('comment').values(placed).execute()
    if (thread.draft === null) await tellPeople(trx, placed)
    await announce(saidLive(thread, placed.thread))
    return placed
  })
  tellThread(services, thread, { adds: true })
  return row
}

/** The id of the thread, begun with this comment where it was not there. */
async function placeIn(
  trx: Transaction<Tables>,
  thread: SaidIn,
  { id, author, author_name, created }: Omit<CommentRow, 'thread'>,
): Promise<string> {
  if ('id' in thread) {
    await trx
      .updateTable('thread')
      .set({ resolved: null, resolved_by: null, resolved_by_name: null })
      .where('id', '=', thread.id)
      .where('resolved', 'is not', null)
      .execute()
    return thread.id
  }
  const begun = { answer: null, resolved: null, resolved_by: null, resolved_by_name: null }
  const row = { ...thread, ...begun, id, author, author_name, created }
  const { numInsertedOrUpdatedRows: inserted } = await trx
    .insertInto('thread')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (inserted !== 0n || thread.proposal === null) return id
  // somebody else began the discussion of this proposal meanwhile
  const main = await findMainThread(trx, { page: thread.page, proposal: thread.proposal })
  return main?.id ?? id
}

const tellPeople = (trx: Transaction<Tables>, row: CommentRow): Promise<void> =>
  recordAct(trx, {
    kind: row.proposal === null ? 'thread-said' : 'comment-said',
    page: row.page,
    who: { id: row.author, name: row.author_name },
    time: row.created,
    one: row.id,
    proposal: row.proposal,
    comment: row.id,
    thread: row.thread,
    event: row.event,
  })

/** That something of a thread is not as it was, as readers of the stream are told: of a draft those who see it alone. */
export function saidLive(
  { page, draft, proposal }: Pick<ThreadRow, 'page' | 'draft' | 'proposal'>,
  thread: string,
): Announcement {
  if (draft !== null) return { kind: 'draft-thread', page, subject: draft }
  if (proposal !== null) return { kind: 'comment', page, subject: String(proposal) }
  return { kind: 'thread', page, subject: thread }
}

/** Makes what shows a thread wrong; no answer that is kept shows one of a draft. */
export function tellThread(
  { events }: Services,
  { page, draft }: Pick<ThreadRow, 'page' | 'draft'>,
  { adds }: { readonly adds: boolean },
): void {
  if (draft === null) events.emit({ kind: 'page-changed', page, only: 'voices', adds })
}

import { firstLine, isModerated } from '@forkshop/domain'
import type { CallInput } from '@forkshop/api'
import { authorOf } from '../../records/accounts/author.ts'
import { eventOfVoice } from '../events/event-of-voice.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { recordChange } from '../../records/pages/change-log.ts'
import { resolveAt, type PageRow } from '../../records/pages/find-page.ts'
import { announcing } from '../../records/live/announce-live.ts'
import { nameOfSaid, pagesShowing, WAITING } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'
import { actorId } from '../../base/http/actor-id.ts'
import { keepTell, type Tell } from '../letters/keep-tell.ts'
import { keepFollow } from './follow.ts'
import { recordAct } from '../../records/notices/record-act.ts'
import { saidAct } from '../../records/notices/said-act.ts'
import type { IdeaRow } from './idea-view.ts'

type Said = Omit<CallInput<'createIdea'>['body'], 'tell'> & {
  /** To whom it is told what becomes of it, by mail. */
  readonly tell?: Tell | null
}

/**
 * Keeps an idea on a page. A guest speaks through their event, and only on its own page or on one
 * that it ran. An anchor is tied to the very revision whose passage was quoted. An idea that its
 * speaker sends again, with the id that their device made, is the one that is there. What is said in
 * a room that was closed by hand waits for who leads. Throws `id-taken` for an id of somebody else or
 * of another page, `too-many` where a past guest has too much waiting.
 */
export const sayIdea = async (
  services: Services,
  page: PageRow,
  actor: Actor,
  said: Said,
): Promise<IdeaRow> => {
  const event = await eventOfVoice(services, page, { actor, named: said.event })
  const role = await requireRight(services, actor, 'idea', page, { event: event?.slug ?? null })
  const anchor = said.anchor
  const at = anchor === undefined ? null : (await resolveAt(services, page, anchor.at)).revision
  const author = authorOf(services, actor)
  const created = services.clock().toISOString()
  const waits = isModerated({ role }, 'idea')
  const row: IdeaRow = {
    id: said.id ?? services.newId(),
    page: page.id,
    text: said.text,
    observed: said.observed ?? null,
    kind: said.kind ?? 'other',
    event: event?.slug ?? null,
    quote: anchor?.quote ?? null,
    at_revision: at,
    prefix: anchor?.prefix ?? null,
    suffix: anchor?.suffix ?? null,
    state: 'open',
    duplicate_of: null,
    proposal: null,
    reason: null,
    author: actorId(actor),
    author_name: actor.kind === 'guest' && said.name ? said.name : author.name,
    created,
    deleted: null,
    hidden: waits ? created : null,
    hidden_by: waits ? WAITING : null,
  }
  if (waits) await requireFewWaiting(services, row)
  const showing = await pagesShowing(services, row)
  const isNew = await announcing(services, async (trx, announce) => {
    const { numInsertedOrUpdatedRows: inserted } = await trx
      .insertInto('idea')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    if (inserted === 0n) return false
    await recordChange(trx, {
      kind: 'idea',
      page: page.id,
      time: row.created,
      reason: firstLine(said.text, REASON_LENGTH),
      person: { ...author, name: row.author_name },
      idea: row.id,
    })
    if (said.tell) await keepTell(services, trx, { idea: row, page, tell: said.tell })
    // what waits is told of once it was let in
    if (!waits) await recordAct(trx, saidAct(row))
    // what waits is told of as what is hidden is: who leads looks, others find nothing
    const what = waits
      ? ({ kind: 'hidden', subject: nameOfSaid({ kind: 'idea', id: row.id }) } as const)
      : ({ kind: 'idea', subject: row.id } as const)
    for (const shown of showing) await announce({ ...what, page: shown })
    return true
  })
  const kept = isNew ? row : await saidBefore(services, row)
  if (said.follow !== undefined)
    await keepFollow(services, { author: row.author, key: said.follow })
  if (!isNew) return kept
  services.events.emit({ kind: 'page-changed', page: page.id, only: 'voices', adds: true })
  if (event !== null && event.id !== page.id) {
    services.events.emit({ kind: 'page-changed', page: event.id, only: 'voices', adds: true })
  }
  return kept
}

/** The idea that has this id already, when it is the same speaker's on the same page. */
const saidBefore = async (
  services: Services,
  { id, page, author }: Pick<IdeaRow, 'id' | 'page' | 'author'>,
): Promise<IdeaRow> => {
  const row = await services.database
    .selectFrom('idea')
    .selectAll()
    .where('id', '=', id)
    .where('page', '=', page)
    .where('author', '=', author)
    .executeTakeFirst()
  if (row === undefined) throw new ProblemError('id-taken', 'id-taken')
  if (row.deleted !== null) throw new ProblemError('not-found', 'idea-not-found')
  return row
}

/** Throws where somebody sent more after their room was closed than was written in it. */
const requireFewWaiting = async (
  services: Services,
  { id, author }: Pick<IdeaRow, 'id' | 'author'>,
): Promise<void> => {
  const counted = await services.database
    .selectFrom('idea')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('author', '=', author)
    .where('hidden_by', '=', WAITING)
    .where('deleted', 'is', null)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (Number(counted?.count ?? 0) < MAX_WAITING) return
  throw new ProblemError('too-many', 'too-many-requests', { values: { seconds: 3600 } })
}

/** What of one past guest may wait at a time: more than a phone keeps. */
const MAX_WAITING = 60

// of an idea in the feed of changes
const REASON_LENGTH = 200

import type { CallAnswer, Comment } from '@forkshop/api'
import type { Selectable } from 'kysely'
import { authorOf } from '../../records/accounts/author.ts'
import { announcing } from '../../records/live/announce-live.ts'
import type { CommentTable } from '../../records/database/tables/voice-tables.ts'
import { accountIdOf, actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import type { Services } from '../../records/services/services.ts'
import { timePlace, toListPart } from '../../base/http/list-part.ts'
import { recordAct } from '../../records/notices/record-act.ts'
import type { ProposalRow } from './proposal-rows.ts'

export type Review = CallAnswer<'addReview'>
type CommentRow = Selectable<CommentTable>

/** What a proposal's screen shows of its discussion at once. */
const MAX_SHOWN = 500

/** Adds a comment or a review to a proposal. */
export const say = async (
  services: Services,
  proposal: ProposalRow,
  said: {
    readonly actor: Actor
    readonly verdict: 'comment' | Review['verdict']
    readonly text: string
  },
): Promise<CommentRow> => {
  const row = {
    id: services.newId(),
    page: proposal.page,
    proposal: proposal.number,
    verdict: said.verdict,
    author: actorId(said.actor),
    author_name: authorOf(services, said.actor).name,
    text: said.text,
    created: services.clock().toISOString(),
    hidden: null,
    hidden_by: null,
  }
  const subject = String(proposal.number)
  await announcing(services, async (transaction, announce) => {
    await transaction.insertInto('comment').values(row).execute()
    await recordAct(transaction, {
      kind: 'comment-said',
      page: row.page,
      who: { id: row.author, name: row.author_name },
      time: row.created,
      one: row.id,
      proposal: row.proposal,
      comment: row.id,
      event: proposal.event,
    })
    await announce({ kind: 'comment', page: proposal.page, subject })
  })
  // Kept pages show the discussion.
  services.events.emit({ kind: 'page-changed', page: proposal.page, only: 'voices', adds: true })
  return row
}

/** Comments of a proposal, oldest first. */
export const listComments = async (
  services: Services,
  proposal: ProposalRow,
  paging: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ items: Comment[]; nextCursor: string | null }> => {
  const [time, id] = parseCursor(paging.cursor, timePlace) ?? ['', '']
  const rows = await said(services, proposal)
    .where('verdict', '=', 'comment')
    .where((eb) => eb.or([eb('created', '>', time), eb('created', '=', time).and('id', '>', id)]))
    .limit(paging.limit + 1)
    .execute()
  const part = toListPart(rows, paging.limit)
  return {
    items: part.rows.map(toComment),
    nextCursor: part.last === null ? null : toCursor([part.last.created, part.last.id]),
  }
}

/** The whole discussion, as far as one screen shows it. */
export const readDiscussion = async (
  services: Services,
  proposal: ProposalRow,
): Promise<{ discussion: Comment[]; reviews: Review[] }> => {
  const rows = await said(services, proposal).limit(MAX_SHOWN).execute()
  return {
    discussion: rows.filter((row) => row.verdict === 'comment').map(toComment),
    reviews: rows.flatMap((row) => {
      const review = toReview(row)
      return review === null ? [] : [review]
    }),
  }
}

export const toComment = (row: CommentRow): Comment => ({
  id: row.id,
  author: { id: accountIdOf(row.author), name: row.author_name },
  time: row.created,
  text: row.text,
})

/** A row as a review; null for a comment. */
const toReview = (row: CommentRow): Review | null => {
  const verdict = verdictOf(row)
  return verdict === null ? null : { ...toComment(row), verdict }
}

/** The verdict of a review; null for a comment. */
export const verdictOf = (row: Pick<CommentRow, 'verdict'>): Review['verdict'] | null =>
  verdicts.find((known) => known === row.verdict) ?? null

const verdicts = ['for', 'against', 'question'] as const

const said = (services: Services, proposal: ProposalRow) =>
  services.database
    .selectFrom('comment')
    .selectAll()
    .where('page', '=', proposal.page)
    .where('proposal', '=', proposal.number)
    .where('hidden', 'is', null)
    .orderBy('created')
    .orderBy('id')

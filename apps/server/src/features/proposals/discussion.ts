import type { CallAnswer, Comment } from '@forkshop/api'
import { accountIdOf } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import type { Services } from '../../records/services/services.ts'
import { timePlace, toListPart } from '../../base/http/list-part.ts'
import { onWholePage, sayComment } from '../../records/said/say-comment.ts'
import { findMainThread, type CommentRow } from '../../records/said/thread-rows.ts'
import type { ProposalRow } from './proposal-rows.ts'

export type Review = CallAnswer<'addReview'>

/** What a proposal's screen shows of its discussion at once. */
const MAX_SHOWN = 500

/** Adds a comment or a review to the discussion of a proposal as a whole: to its main thread. */
export const say = async (
  services: Services,
  proposal: ProposalRow,
  said: {
    readonly actor: Actor
    readonly verdict: 'comment' | Review['verdict']
    readonly text: string
  },
): Promise<CommentRow> => {
  const { page, number, event } = proposal
  const main = await findMainThread(services.database, { page, proposal: number })
  const begun = { ...onWholePage, page, proposal: number, kind: 'remark', main: 1, event }
  return sayComment(services, main ?? begun, { ...said, event })
}

/** Comments of a proposal in all its threads, oldest first. */
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

/** The discussion of a proposal as a whole, as far as one screen shows it. */
export const readDiscussion = async (
  services: Services,
  proposal: ProposalRow,
): Promise<{ discussion: Comment[]; reviews: Review[] }> => {
  const { page, number } = proposal
  const main = await findMainThread(services.database, { page, proposal: number })
  const rows =
    main === null
      ? []
      : await said(services, proposal).where('thread', '=', main.id).limit(MAX_SHOWN).execute()
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
    .where('deleted', 'is', null)
    .orderBy('created')
    .orderBy('id')

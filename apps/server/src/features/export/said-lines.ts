import type { PageRow } from '../../records/pages/find-page.ts'
import { accountIdOf } from '../../base/http/actor-id.ts'
import { arrivedIn } from '../../records/pages/arrived-in.ts'
import { ideasOfProposal } from '../proposals/proposal-ideas.ts'
import { readAs } from '../../base/shown.ts'
import { isShownThread } from '../../records/said/thread-rows.ts'
import type { Services } from '../../records/services/services.ts'
import type { Line } from './to-csv.ts'

// People by name and account id; addresses are nobody's business.

export const ideaColumns = [
  'id',
  'page',
  'state',
  'kind',
  'text',
  'observed',
  'event',
  'quote',
  'prefix',
  'suffix',
  'at',
  'proposal',
  'duplicateOf',
  'reason',
  'support',
  'author',
  'authorId',
  'time',
] as const

/** The ideas on a page, oldest first; those that were taken back or hidden are nobody's any more. */
export async function ideaLines(services: Services, page: PageRow): Promise<readonly Line[]> {
  const { database } = services
  const rows = await database
    .selectFrom('idea')
    .selectAll()
    .where('page', '=', page.id)
    .where('deleted', 'is', null)
    .where('hidden', 'is', null)
    .orderBy('created')
    .orderBy('id')
    .execute()
  const counts = await database
    .selectFrom('idea_support')
    .innerJoin('idea', 'idea.id', 'idea_support.idea')
    .select(({ fn }) => ['idea_support.idea as id', fn.countAll().as('count')])
    .where('idea.page', '=', page.id)
    .groupBy('idea_support.idea')
    .execute()
  const shown = new Set(rows.map(({ id }) => id))
  const support = new Map(counts.map(({ id, count }) => [id, Number(count)]))
  return rows.map((row) => ({
    id: row.id,
    page: page.slug,
    state: row.state,
    kind: row.kind,
    text: row.text,
    observed: row.observed,
    event: row.event,
    quote: row.quote,
    prefix: row.prefix,
    suffix: row.suffix,
    at: row.at_revision,
    proposal: row.proposal,
    duplicateOf: shown.has(row.duplicate_of ?? '') ? row.duplicate_of : null,
    reason: row.reason,
    support: support.get(row.id) ?? 0,
    author: row.author_name,
    authorId: accountIdOf(row.author),
    time: row.created,
  }))
}

export const proposalColumns = [
  'page',
  'number',
  'state',
  'title',
  'reason',
  'author',
  'authorId',
  'byGuest',
  'time',
  'base',
  'head',
  'event',
  'ideas',
  'decided',
  'decidedBy',
  'decidedReason',
  'acceptedRevision',
  'acceptedInVersion',
] as const

/** The proposals to a page by number. */
export async function proposalLines(services: Services, page: PageRow): Promise<readonly Line[]> {
  const rows = await services.database
    .selectFrom('proposal')
    .selectAll()
    .where('page', '=', page.id)
    .orderBy('number')
    .execute()
  return Promise.all(
    rows.map(async (row) => ({
      page: page.slug,
      number: row.number,
      state: row.state,
      title: row.title,
      reason: row.reason,
      author: row.author_name,
      authorId: accountIdOf(row.author),
      byGuest: row.author?.startsWith('guest:') ?? false,
      time: row.created,
      base: row.base,
      head: row.head,
      event: row.event,
      ideas: (await ideasOfProposal(services.database, row)).map(({ id }) => id),
      decided: row.decided,
      decidedBy: row.decided_by_name,
      decidedReason: row.decided_reason,
      acceptedRevision: row.accepted_revision,
      acceptedInVersion:
        row.accepted_revision === null
          ? null
          : await arrivedIn(services, page, row.accepted_revision),
    })),
  )
}

export const commentColumns = [
  'id',
  'page',
  'proposal',
  'verdict',
  'text',
  'author',
  'authorId',
  'time',
  'thread',
  'quote',
  'at',
  'resolved',
  'isAnswer',
  'support',
] as const

/** What was said in the threads of a page, reviews of its proposals included, oldest first; of drafts nothing. */
export async function commentLines(services: Services, page: PageRow): Promise<readonly Line[]> {
  const rows = await readAs([`voices ${page.id}`], () =>
    services.database
      .selectFrom('comment')
      .innerJoin('thread', 'thread.id', 'comment.thread')
      .selectAll('comment')
      .select(['thread.quote', 'thread.at_revision', 'thread.resolved', 'thread.answer'])
      .select((eb) =>
        eb
          .selectFrom('comment_support')
          .whereRef('comment_support.comment', '=', 'comment.id')
          .select(({ fn }) => fn.countAll().as('count'))
          .as('support'),
      )
      .where('comment.page', '=', page.id)
      .where('thread.draft', 'is', null)
      .where('comment.hidden', 'is', null)
      .where('comment.deleted', 'is', null)
      .where(isShownThread('thread'))
      .orderBy('comment.created')
      .orderBy('comment.id')
      .execute(),
  )
  return rows.map((row) => ({
    id: row.id,
    page: page.slug,
    thread: row.thread,
    proposal: row.proposal,
    verdict: row.verdict,
    text: row.text,
    quote: row.quote,
    at: row.at_revision,
    resolved: row.resolved,
    isAnswer: row.answer === row.id,
    support: Number(row.support ?? 0),
    author: row.author_name,
    authorId: accountIdOf(row.author),
    time: row.created,
  }))
}

import type { Thread, ThreadComment } from '@forkshop/api'
import { sql } from 'kysely'
import { accountIdOf } from '../../base/http/actor-id.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { readAs } from '../../base/shown.ts'
import { resolveAt, type PageRow } from '../../records/pages/find-page.ts'
import { isOfGuest } from '../../records/said/said.ts'
import type { CommentRow, ThreadRow } from '../../records/said/thread-rows.ts'
import type { Services } from '../../records/services/services.ts'
import { verdictOf } from '../proposals/discussion.ts'
import { quotesPage, standing } from './stands.ts'

type Counted = CommentRow & { readonly support: number }
/** With how many there are in its thread. */
type Placed = Counted & { readonly total: number }

/** Threads as answers show them; of each `most` comments: the first, the answer, and the last ones. */
export async function toThreads(
  services: Services,
  page: PageRow,
  { threads, most }: { readonly threads: readonly ThreadRow[]; readonly most: number },
): Promise<Thread[]> {
  const [said, versions, still] = await Promise.all([
    commentsOf(services, page, { threads, most }),
    versionsOf(services, page, threads),
    standing(services, page, threads),
  ])
  return threads.map((thread) => {
    const shown = said.get(thread.id) ?? []
    const answer = shown.find(({ id, deleted }) => id === thread.answer && deleted === null)
    return {
      id: thread.id,
      kind: thread.kind === 'question' ? 'question' : 'remark',
      anchor: {
        ...anchorOf(thread, page, versions),
        stands: quotesPage(thread) ? still.has(thread.id) : null,
      },
      event: thread.event,
      author: { id: accountIdOf(thread.author), name: thread.author_name },
      time: thread.created,
      resolved: resolvedOf(thread),
      answer: answer?.id ?? null,
      comments: shown.map(toThreadComment),
      count: Number(shown[0]?.total ?? 0),
    }
  })
}

/** A comment as answers show it. */
export function toThreadComment(row: Counted): ThreadComment {
  return {
    id: row.id,
    author: { id: accountIdOf(row.author), name: row.author_name },
    byGuest: isOfGuest(row.author),
    time: row.created,
    edited: row.edited,
    withdrawn: row.deleted !== null,
    text: row.deleted === null ? row.text : '',
    support: row.support,
    verdict: verdictOf(row),
  }
}

/** One comment with its support. */
export async function viewComment(
  services: Services,
  { id, page }: Pick<CommentRow, 'id' | 'page'>,
): Promise<ThreadComment> {
  const row = await readAs([`voices ${page}`], () =>
    counted(services).where('comment.id', '=', id).executeTakeFirstOrThrow(),
  )
  return toThreadComment({ ...row, support: Number(row.support ?? 0) })
}

const counted = ({ database }: Services) =>
  database
    .selectFrom('comment')
    .selectAll('comment')
    .select((eb) =>
      eb
        .selectFrom('comment_support')
        .whereRef('comment_support.comment', '=', 'comment.id')
        .select(({ fn }) => fn.countAll().as('count'))
        .as('support'),
    )

/** The comments of threads that are shown, in their order: the first, the answer, and the last ones. */
async function commentsOf(
  services: Services,
  page: PageRow,
  { threads, most }: { readonly threads: readonly ThreadRow[]; readonly most: number },
): Promise<ReadonlyMap<string, readonly Placed[]>> {
  if (threads.length === 0) return new Map()
  const answers = threads.flatMap(({ answer }) => answer ?? [])
  const rows = await readAs([`voices ${page.id}`], () =>
    counted(services)
      .innerJoin(placesOf(services, threads).as('place'), 'place.id', 'comment.id')
      .select('place.total')
      .where((eb) =>
        eb.or([
          eb('place.total', '<=', most),
          eb('place.nth', '=', 1),
          eb('place.nth', '>', sql<number>`place.total - ${most - 2}`),
          ...(answers.length === 0 ? [] : [eb('comment.id', 'in', answers)]),
        ]),
      )
      .orderBy('comment.created')
      .orderBy('comment.id')
      .execute(),
  )
  return Map.groupBy(
    rows.map((row) => ({ ...row, support: Number(row.support ?? 0) })),
    ({ thread }) => thread,
  )
}

/** The how many-eth of its thread each comment is, of how many: a long thread is not read for its ends. */
const placesOf = ({ database }: Services, threads: readonly ThreadRow[]) =>
  database
    .selectFrom('comment')
    .select('id')
    .select(sql<number>`row_number() over (partition by thread order by created, id)`.as('nth'))
    .select(sql<number>`count(*) over (partition by thread)`.as('total'))
    .where(
      'thread',
      'in',
      threads.map(({ id }) => id),
    )
    .where('hidden', 'is', null)
    // what was taken back is told where it began what others answered
    .where((eb) => eb.or([eb('deleted', 'is', null), eb('id', '=', eb.ref('thread'))]))

type Versions = ReadonlyMap<string, string | null>

/** The versions of the revisions that threads quote; none of one that is not kept any more. */
async function versionsOf(
  services: Services,
  page: PageRow,
  threads: readonly ThreadRow[],
): Promise<Versions> {
  const revisions = new Set(
    threads.flatMap(({ at_revision: at, proposal }) => (proposal === null && at ? [at] : [])),
  )
  const found = await Promise.all(
    [...revisions].map(async (at) => [at, await versionOf(services, page, at)] as const),
  )
  return new Map(found)
}

async function versionOf(services: Services, page: PageRow, at: string): Promise<string | null> {
  try {
    return (await resolveAt(services, page, at)).version
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not-found') return null
    throw error
  }
}

function anchorOf(
  thread: ThreadRow,
  page: PageRow,
  versions: Versions,
): Omit<Thread['anchor'], 'stands'> {
  const { at_revision: at, compare_from: from, compare_to: to } = thread
  return {
    page: page.slug,
    at,
    version: at === null ? null : (versions.get(at) ?? null),
    quote: thread.quote,
    prefix: thread.prefix ?? '',
    suffix: thread.suffix ?? '',
    draft: thread.draft,
    proposal: thread.proposal,
    compare: from === null || to === null ? null : { from, to },
  }
}

function resolvedOf(thread: ThreadRow): Thread['resolved'] {
  if (thread.resolved === null) return null
  const by = { id: accountIdOf(thread.resolved_by), name: thread.resolved_by_name ?? '' }
  return { by, time: thread.resolved }
}

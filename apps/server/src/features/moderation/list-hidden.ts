import type { Held, Reported } from '@forkshop/api'
import { actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { readAs } from '../../base/shown.ts'
import { findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { isWaiting, nameOfSaid, WAITING } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'
import { toIdea } from '../ideas/idea-view.ts'
import { photographsOn } from '../photographs/photograph-rows.ts'
import { toPhotograph } from '../photographs/photograph-view.ts'
import { lookAs } from '../photographs/reach-photograph.ts'
import { toComment, verdictOf } from '../proposals/discussion.ts'

/** What is answered of each at most. */
const MAX_HELD = 200
/** Reports that are looked at; a flood beyond them is not counted. */
const MAX_REPORTS = 5000
const MAX_REASONS = 20

/** Who asks: a maintainer of the page, or of an event who leads its day. */
type Asking = { readonly actor: Actor; readonly moderates: boolean; readonly leads: boolean }

/** What is hidden on a page as far as the actor sees it, and, to who maintains it, what was reported there. */
export async function listHidden(services: Services, page: PageRow, asking: Asking): Promise<Held> {
  const slugs = await slugsOf(services, page)
  const [ideas, photographs, comments, reports] = await Promise.all([
    hiddenIdeas(services, { page, slugs }, asking),
    hiddenPhotographs(services, page, asking),
    hiddenComments(services, page, asking),
    asking.moderates ? readReports(services, { page, slugs }) : [],
  ])
  return { ideas, photographs, comments, reports }
}

type Place = { readonly page: PageRow; readonly slugs: readonly string[] }

async function hiddenIdeas(
  services: Services,
  { page, slugs }: Place,
  { actor, moderates, leads }: Asking,
): Promise<Held['ideas']> {
  const rows = await readAs([`voices ${page.id}`], () =>
    services.database
      .selectFrom('idea')
      .selectAll()
      .where('hidden', 'is not', null)
      .where('deleted', 'is', null)
      .where((eb) =>
        page.kind === 'event'
          ? eb.or([
              eb('page', '=', page.id),
              eb('event', 'in', slugs).and('author', 'like', 'guest:%'),
            ])
          : eb('page', '=', page.id),
      )
      .$if(!moderates, (query) =>
        query.where((eb) => {
          const own = eb('author', '=', actorId(actor))
          return leads ? eb.or([own, eb('hidden_by', '=', WAITING)]) : own
        }),
      )
      .orderBy('created', 'desc')
      .orderBy('id', 'desc')
      .limit(MAX_HELD)
      .execute(),
  )
  const shown = await Promise.all(
    rows.map(async (row) => {
      const on = row.page === page.id ? page : await findPageById(services, row.page, actor)
      if (on === null) return null
      const idea = await toIdea(services, on, row)
      const of = nameOfSaid({ kind: 'idea', id: row.id })
      const isMarked = moderates || (leads && isWaiting(row) && row.author !== actorId(actor))
      return { ...idea, of, ...(isMarked && { hidden: true }) }
    }),
  )
  return shown.filter((idea) => idea !== null)
}

/** Of an event also those that its guests sent with ideas on other pages. */
async function hiddenPhotographs(
  services: Services,
  page: PageRow,
  { actor, moderates }: Asking,
): Promise<Held['photographs']> {
  const rows = (await photographsOn(services, page)).filter(
    ({ hidden, author }) => hidden !== null && (moderates || author === actorId(actor)),
  )
  const shown = await Promise.all(
    rows.slice(0, MAX_HELD).map(async (row) => {
      const on = row.page === page.id ? page : await findPageById(services, row.page, actor)
      const reached = on === null ? null : await lookAs(services, actor, { row, page: on })
      if (reached === null) return null
      const photograph = await toPhotograph(services, reached)
      return { ...photograph, of: nameOfSaid({ kind: 'photograph', id: row.id }) }
    }),
  )
  return shown.filter((photograph) => photograph !== null)
}

async function hiddenComments(
  { database }: Services,
  page: PageRow,
  { actor, moderates }: Asking,
): Promise<Held['comments']> {
  const rows = await database
    .selectFrom('comment')
    .selectAll()
    .where('page', '=', page.id)
    .where('hidden', 'is not', null)
    .where('deleted', 'is', null)
    .$if(!moderates, (query) => query.where('author', '=', actorId(actor)))
    .orderBy('created', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_HELD)
    .execute()
  return rows.map((row) => ({
    ...toComment(row),
    of: nameOfSaid({ kind: 'comment', id: row.id }),
    thread: row.thread,
    proposal: row.proposal,
    verdict: verdictOf(row),
    ...(moderates && { hidden: true }),
  }))
}

async function readReports(
  { database }: Services,
  { page, slugs }: Place,
): Promise<Held['reports']> {
  const rows = await readAs([`voices ${page.id}`], () =>
    database
      .selectFrom('report')
      .select(['said', 'reason', 'created'])
      .where('dismissed', 'is', null)
      .where((eb) =>
        page.kind === 'event'
          ? eb.or([eb('page', '=', page.id), eb('event', 'in', slugs)])
          : eb('page', '=', page.id),
      )
      .orderBy('created', 'desc')
      .limit(MAX_REPORTS)
      .execute(),
  )
  const found = new Map<string, { count: number; reasons: Reported['reasons'] }>()
  for (const { said, reason, created: time } of rows) {
    const one = found.get(said) ?? { count: 0, reasons: [] }
    one.count += 1
    if (one.reasons.length < MAX_REASONS) one.reasons.push({ reason, time })
    found.set(said, one)
  }
  return [...found].slice(0, MAX_HELD).map(([of, one]) => ({ of, ...one }))
}

async function slugsOf({ database }: Services, page: PageRow): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('page_slug')
    .select('slug')
    .where('page', '=', page.id)
    .execute()
  return rows.map(({ slug }) => slug)
}

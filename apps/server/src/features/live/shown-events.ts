import { liveKinds, type LiveEvent, type LiveKind } from '@forkshop/api'
import type { Action } from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import { readPage, type PageRow } from '../../records/pages/find-page.ts'
import { hasRight } from '../../records/pages/rights.ts'
import type { LiveRow } from '../../records/live/live-log.ts'
import type { Services } from '../../records/services/services.ts'
import { accessTo } from '../drafts/draft-access.ts'
import { findDraft } from '../drafts/draft-rows.ts'

/** Who is told of what: those who may do this on its page at the moment when it is sent. */
const seenBy: Readonly<Record<LiveKind, Action>> = {
  board: 'board',
  comment: 'read',
  'draft-thread': 'read',
  hidden: 'read',
  idea: 'read',
  notice: 'read',
  photograph: 'read',
  'photograph-sent': 'lead',
  preparation: 'read',
  proposal: 'read',
  registration: 'read',
  report: 'moderate',
  run: 'read',
  showing: 'lead',
  support: 'read',
  thread: 'read',
  version: 'read',
}

/** A page with the names that it had before. */
export type NamedPage = { readonly page: PageRow; readonly formerly: readonly string[] }

/** Looks a page up by its id; null for one that is not there any more. */
export async function namedPage(services: Services, id: string): Promise<NamedPage | null> {
  const page = await readPage(services, id)
  if (page === null) return null
  const slugs = await services.database
    .selectFrom('page_slug')
    .select('slug')
    .where('page', '=', id)
    .execute()
  return { page, formerly: slugs.map(({ slug }) => slug).filter((slug) => slug !== page.slug) }
}

/** What a reader is told of a row; null for what they may not know of. */
export async function shownEvent(
  services: Services,
  {
    row,
    named,
    actor,
  }: { readonly row: LiveRow; readonly named: NamedPage | null; readonly actor: Actor },
): Promise<LiveEvent | null> {
  const kind = liveKinds.find((one) => one === row.kind)
  if (kind === undefined || named === null) return null
  const { page, formerly } = named
  if (!(await hasRight(services, actor, seenBy[kind], page, { event: page.slug }))) return null
  if (kind === 'draft-thread' && !(await seesDraft(services, actor, row.subject))) return null
  const event = { number: row.number, kind, page: page.slug, id: row.subject }
  return formerly.length === 0 ? event : { ...event, formerly: [...formerly] }
}

async function seesDraft(services: Services, actor: Actor, id: string): Promise<boolean> {
  const draft = actor.kind === 'account' ? await findDraft(services, id) : null
  if (actor.kind !== 'account' || draft === null) return false
  return (await accessTo(services, actor, draft)) !== 'none'
}

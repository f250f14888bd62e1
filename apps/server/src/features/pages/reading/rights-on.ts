import type { PageRights } from '@forkshop/api'
import { can, parseSlug, rights, type Action, type Target } from '@forkshop/domain'
import type { Actor } from '../../../base/http/handler.ts'
import { hasForeignForks, namedFor, roleOn, settingsOf } from '../../../records/pages/rights.ts'
import type { Services } from '../../../records/services/services.ts'
import { ownDrafts } from '../../../records/pages/own-drafts.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { sharesHistory } from '../../../records/pages/shared-history.ts'

/** What an actor may do on a page, the shared draft that waits there, and the drafts that they left. */
export async function rightsOn(
  services: Services,
  page: PageRow,
  actor: Actor,
): Promise<PageRights> {
  const role = await roleOn(services)(actor, page)
  const event = actor.kind === 'guest' ? parseSlug(actor.event) : null
  const target: Target = {
    ...settingsOf(page),
    event,
    hasForeignForks: await hasForeignForks(services, actor, page.id),
    named: page.kind === 'event' ? await namedFor(services, actor, page) : [],
  }
  const allowed = actionNames.filter((action) => can({ role, event }, action, target))
  const [draft, drafts, shares] = await Promise.all([
    sharedDraft(services, page),
    actor.kind === 'account' ? ownDrafts(services, page.id, actor.id) : [],
    sharesHistory(services, page),
  ])
  return {
    role: role === 'past-guest' ? 'visitor' : role,
    allowed,
    draft,
    ownDrafts: drafts
      .filter(({ purpose }) => allowed.includes(purpose === 'page' ? 'edit' : 'propose'))
      .slice(0, MOST_DRAFTS),
    sharesHistory: shares,
  }
}

const MOST_DRAFTS = 3

const actionNames = Object.keys(rights).filter((name): name is Action =>
  Object.hasOwn(rights, name),
)

async function sharedDraft(services: Services, page: PageRow): Promise<PageRights['draft']> {
  const draft = await services.database
    .selectFrom('draft')
    .select(['id', 'updated'])
    .where('page', '=', page.id)
    .where('purpose', '=', 'page')
    .where('closed', 'is', null)
    .executeTakeFirst()
  if (draft === undefined) return null
  const writers = await services.database
    .selectFrom('draft_writer')
    .select('name')
    .where('draft', '=', draft.id)
    .orderBy('name')
    .execute()
  if (writers.length === 0) return null
  return { ...draft, authors: writers.map((writer) => writer.name) }
}

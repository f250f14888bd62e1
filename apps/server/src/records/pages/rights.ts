import { can, parseSlug, rights, type Action, type Role, type Slug } from '@forkshop/domain'
import type { Services } from '../services/services.ts'
import type { Actor, RoleOn } from '../../base/http/handler.ts'
import { actorId, speaksAt } from '../../base/http/actor-id.ts'
import { ProblemError } from '../../base/problem-error.ts'

/** What the rights table needs to know of a page; a row of `page` fits. */
export type PageOfRights = {
  readonly id: string
  readonly slug: string
  readonly editing: string
  readonly visibility: string
  readonly origin_page: string | null
}

export type RightExtras = {
  /** Slug of the event through which a guest speaks. */
  readonly event?: string | null
  /** Whether the caller wrote the idea, comment or proposal at hand. */
  readonly own?: boolean
}

/** Roles of callers on a page, read afresh each time: rights change while people are signed in. */
export const roleOn =
  (services: Services): RoleOn =>
  async (actor, page) => {
    if (actor.kind !== 'account') return actor.kind
    if (actor.admin) return 'admin'
    const row = await services.database
      .selectFrom('maintainer')
      .select('page')
      .where('page', '=', page.id)
      .where('user', '=', actor.id)
      .executeTakeFirst()
    return row === undefined ? 'member' : 'maintainer'
  }

/**
 * The caller's role when the rights table allows the action on this page. Throws a ProblemError:
 * `not-found` for a page that the caller must not know of, `not-signed-in` for visitors and
 * guests who would need an account, `forbidden` for everybody else.
 */
export async function requireRight(
  services: Services,
  actor: Actor,
  action: Action,
  ...[page, extras = {}]: [page: PageOfRights, extras?: RightExtras]
): Promise<Role> {
  const role = await roleOn(services)(actor, page)
  if (!maySee(role, page)) throw new ProblemError('not-found', 'page-not-found')
  const tokenPages = actor.kind === 'account' ? (actor.token?.pages ?? null) : null
  if (tokenPages !== null && !tokenPages.includes(page.id)) {
    throw new ProblemError('forbidden', 'token-page')
  }
  const target = {
    ...settingsOf(page),
    event: speaksAt(actor) === null ? null : await slugOfToday(services, extras.event ?? ''),
    own: extras.own ?? false,
    named: rights[action][role] === 'where-named' ? await namedFor(services, actor, page) : [],
    hasForeignForks:
      role === 'maintainer' && (action === 'delete' || action === 'undelete')
        ? await hasForeignForks(services, actor, page.id)
        : true,
  } as const
  const event = parseSlug(speaksAt(actor) ?? '')
  if (can({ role, event }, action, target)) return role
  throw actor.kind !== 'account'
    ? new ProblemError('not-signed-in', 'sign-in-needed')
    : new ProblemError('forbidden', 'right-missing')
}

/** Whether the rights table allows the caller the action on this page. */
export async function hasRight(...asked: Parameters<typeof requireRight>): Promise<boolean> {
  try {
    await requireRight(...asked)
    return true
  } catch (error) {
    if (error instanceof ProblemError) return false
    throw error
  }
}

/** For what the maintainers of an event named somebody: its registrations, to lead its day. */
export async function namedFor(
  { database }: Services,
  actor: Actor,
  { id }: Pick<PageOfRights, 'id'>,
): Promise<readonly Action[]> {
  const who = actorId(actor)
  if (who === null) return []
  const [registrar, leader] = await Promise.all([
    database
      .selectFrom('registrar')
      .select('since')
      .where('event', '=', id)
      .where('user', '=', who)
      .executeTakeFirst(),
    database
      .selectFrom('role_person')
      .select('id')
      .where('page', '=', id)
      .where('user', '=', who)
      .where('answer', '=', 'yes')
      .where('leads', '=', 1)
      .executeTakeFirst(),
  ])
  return [
    ...(registrar === undefined ? [] : (['registrations'] as const)),
    ...(leader === undefined ? [] : (['lead', 'board', 'card'] as const)),
  ]
}

/** Whether somebody who may read an event leads its day. */
export async function leadsTheDay(
  services: Services,
  actor: Actor,
  { page, role }: { readonly page: PageOfRights; readonly role: Role },
): Promise<boolean> {
  const named = rights.lead[role] === 'where-named' ? await namedFor(services, actor, page) : []
  return can({ role }, 'lead', { ...settingsOf(page), named })
}

/** Whether a caller of a role may know of a page: the rule of the rights table, as it stands in `can`. */
export function maySee(role: Role, page: Pick<PageOfRights, 'visibility'>): boolean {
  return can({ role }, 'read', { visibility: visibilityOf(page) })
}

/** Who sees and who edits a page, of its row; what is not said to be public or open is not. */
export function settingsOf(page: Pick<PageOfRights, 'visibility' | 'editing'>) {
  return {
    visibility: visibilityOf(page),
    editing: page.editing === 'open' ? 'open' : 'maintainers',
  } as const
}

/** Who sees a page, of its row. What is unlisted may be read by everybody, and stands in no list. */
export function visibilityOf({ visibility }: Pick<PageOfRights, 'visibility'>) {
  return visibility === 'public' || visibility === 'unlisted' ? 'public' : 'private'
}

/** An event may have been renamed since somebody named it. */
async function slugOfToday(services: Services, slug: string): Promise<Slug | null> {
  const page = await services.database
    .selectFrom('page_slug')
    .innerJoin('page', 'page.id', 'page_slug.page')
    .select('page.slug')
    .where('page_slug.slug', '=', slug)
    .executeTakeFirst()
  return parseSlug(page?.slug ?? '')
}

/** Whether somebody else looks after a fork of this page that is still there. */
export async function hasForeignForks(
  services: Services,
  actor: Actor,
  page: string,
): Promise<boolean> {
  const user = actor.kind === 'account' ? actor.id : ''
  const foreign = await services.database
    .selectFrom('page')
    .select('page.id')
    .where('page.origin_page', '=', page)
    .where('page.deleted', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('maintainer')
            .select('maintainer.page')
            .whereRef('maintainer.page', '=', 'page.id')
            .where('maintainer.user', '=', user),
        ),
      ),
    )
    .executeTakeFirst()
  return foreign !== undefined
}

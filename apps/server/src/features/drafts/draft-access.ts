import { can } from '@forkshop/domain'
import { ProblemError } from '../../base/problem-error.ts'
import { roleOn, settingsOf } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { findDraft, writersOf, type DraftRow } from './draft-rows.ts'
import { isOfStart, isStart } from './start-rows.ts'
import { endOfPass, type Pass } from './pass.ts'
import type { Account } from '../../base/http/signed-in.ts'

/** What somebody may do in a draft's room right now. */
export type DraftAccess = 'write' | 'read' | 'none'

/**
 * Access to an open draft. The page's shared draft is for those who may edit the page; who wrote
 * in it and lost that right may still read it. A proposal's draft is its owner's, and the page's
 * maintainers may look in. One without a page is its people's alone.
 */
export const accessTo = async (
  services: Services,
  actor: Account,
  draft: DraftRow,
): Promise<DraftAccess> => {
  if (isStart(draft)) return accessToStart(services, actor, draft)
  const page = await services.database
    .selectFrom('page')
    .selectAll()
    .where('id', '=', draft.page)
    .executeTakeFirst()
  if (page === undefined || page.deleted !== null || draft.closed !== null) return 'none'
  const pages = actor.token?.pages ?? null
  if (pages !== null && !pages.includes(page.id)) return 'none'
  const role = await roleOn(services)(actor, page)
  const target = settingsOf(page)
  if (!can({ role }, 'read', target)) return 'none'
  if (draft.purpose === 'page') {
    if (can({ role }, 'edit', target)) return 'write'
    const writers = await writersOf(services, draft.id)
    return writers.some((writer) => writer.id === actor.id) ? 'read' : 'none'
  }
  if (draft.owner === actor.id) return can({ role }, 'propose', target) ? 'write' : 'none'
  return can({ role }, 'accept', target) ? 'read' : 'none'
}

/** Whoever administers the site comes in as little as anybody, and so does a token for certain pages. */
const accessToStart = async (
  services: Services,
  actor: Account,
  draft: DraftRow,
): Promise<DraftAccess> => {
  if (draft.closed !== null || (actor.token?.pages ?? null) !== null) return 'none'
  return (await isOfStart(services, draft, actor.id)) ? 'write' : 'none'
}

/** Throws `forbidden` unless the caller may do this in the draft; one without a page is not there for others. */
export const requireAccess = async (
  services: Services,
  actor: Account,
  draft: DraftRow,
  needed: 'read' | 'write',
): Promise<void> => {
  const access = await accessTo(services, actor, draft)
  if (access === 'write' || access === needed) return
  if (isStart(draft)) throw new ProblemError('not-found', 'draft-not-found')
  throw new ProblemError('forbidden', 'right-missing')
}

/**
 * Access of an account by a session, or by a program that acts for it, looked up afresh: what a
 * socket is checked with. Nobody writes in a draft that is in quarantine.
 */
export const accessOfUser = async (
  services: Services,
  who: { readonly user: string; readonly pass: Pass; readonly draft: string },
): Promise<UserAccess> => {
  const [actor, draft, until] = await Promise.all([
    findAccount(services, who.user),
    findDraft(services, who.draft),
    endOfPass(services, who.user, who.pass),
  ])
  if (actor === null || draft === null || until === null) return { access: 'none', actor, until: 0 }
  const access = await accessTo(services, actor, draft)
  const isSetAside = access === 'write' && draft.quarantined !== null
  return { access: isSetAside ? 'read' : access, actor, until }
}

type UserAccess = {
  readonly access: DraftAccess
  readonly actor: Account | null
  /** Milliseconds since 1970: until then the pass holds, unless it is ended or prolonged meanwhile. */
  readonly until: number
}

const findAccount = async (services: Services, id: string): Promise<Account | null> => {
  const row = await services.database
    .selectFrom('user')
    .select(['id', 'name', 'email', 'admin', 'banned'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined || Number(row.banned) === 1) return null
  const { name, email } = row
  return {
    kind: 'account',
    id,
    name,
    email,
    admin: Number(row.admin) === 1,
    session: null,
    token: null,
  }
}

import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findNamedPage, findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { hasRight } from '../../records/pages/rights.ts'
import { isOwn, mayModerate, pageOfSaid, readSaid } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'
import { findPhotograph, type PhotographRow } from './photograph-rows.ts'

/** A photograph with what the caller is to it. */
export type Reached = {
  readonly row: PhotographRow
  readonly page: PageRow
  readonly own: boolean
  /** Whether the caller leads its event (or, without one, maintains its page), and so may release it. */
  readonly leads: boolean
  readonly moderates: boolean
}

/** A photograph that the caller may see. Throws `not-found` for every other, whatever the reason. */
export async function reachPhotograph(
  services: Services,
  actor: Actor,
  id: string,
): Promise<Reached> {
  const row = await findPhotograph(services, id)
  const page = row === null ? null : await findPageById(services, row.page, actor)
  if (row === null || page === null) throw notThere()
  const reached = await lookAs(services, actor, { row, page })
  if (reached === null || !(await seesIdea(services, actor, row))) throw notThere()
  return reached
}

/** What the caller is to a photograph on a page that they may read; null where they must not know of it. */
export async function lookAs(
  services: Services,
  actor: Actor,
  { row, page }: Pick<Reached, 'row' | 'page'>,
): Promise<Reached | null> {
  const said = { ...row, kind: 'photograph' as const }
  const own = isOwn(actor, row)
  const leads = await leadsPhotograph(services, actor, { row, page })
  const moderates = await mayModerate(services, actor, { page, said })
  const isShown = row.released !== null && row.hidden === null
  const isSeen = isShown || own || leads || (row.released !== null && moderates)
  return isSeen && (await hasRight(services, actor, 'read', page))
    ? { row, page, own, leads, moderates }
    : null
}

/** Whether the caller may release it. */
async function leadsPhotograph(
  services: Services,
  actor: Actor,
  { row, page }: Pick<Reached, 'row' | 'page'>,
): Promise<boolean> {
  if (actor.kind === 'visitor') return false
  const event = row.event === null ? null : await findNamedPage(services, row.event, actor)
  return event === null
    ? hasRight(services, actor, 'moderate', page)
    : hasRight(services, actor, 'lead', event)
}

/** What comes with an idea is seen by those who see the idea. */
async function seesIdea(services: Services, actor: Actor, row: PhotographRow): Promise<boolean> {
  if (row.idea === null) return true
  const idea = await readSaid(services, `idea:${row.idea}`)
  return idea !== null && (await pageOfSaid(services, actor, idea)) !== null
}

export const notThere = (): ProblemError => new ProblemError('not-found', 'photograph-not-found')

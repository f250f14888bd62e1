import type { Idea, Taught } from '@forkshop/api'
import { foldText } from '@forkshop/domain'
import { readAs } from '../../base/shown.ts'
import type { Actor } from '../../base/http/handler.ts'
import { findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { toIdea } from '../ideas/idea-view.ts'
import { listIdeas } from '../ideas/list-ideas.ts'

/** Ideas of an event that are told at most. */
const MAX_IDEAS = 100

/** What was said at an event and is not hidden, newest first. */
export async function ideasOf(services: Services, event: PageRow, actor: Actor): Promise<Idea[]> {
  const { rows } = await listIdeas(services, event, { limit: MAX_IDEAS })
  const ideas = await Promise.all(
    rows.map(async (row) => {
      const on = row.page === event.id ? event : await findPageById(services, row.page, actor)
      return on === null ? null : toIdea(services, on, row)
    }),
  )
  return ideas.filter((idea) => idea !== null)
}

/** How many of some ideas are tied to the words of a step. */
export function countNaming(ideas: readonly Idea[], step: string): number {
  const words = foldText(step).trim()
  return ideas.filter(({ anchor }) => {
    const quote = anchor === null ? '' : foldText(anchor.quote).trim()
    return quote !== '' && words !== '' && (words.includes(quote) || quote.includes(words))
  }).length
}

/** How many registered, came, and came without having registered, by the list of registrations or else the page. */
export async function attendanceOf(
  services: Services,
  page: Pick<PageRow, 'id' | 'fields'>,
): Promise<Taught['attendance']> {
  const event = page.id
  const rows = await readAs([`registrations ${event}`], () =>
    services.database
      .selectFrom('registration')
      .select(({ fn }) => ['walk_in', 'present', fn.countAll().as('count')])
      .where('event', '=', event)
      .where('state', '=', 'placed')
      .groupBy(['walk_in', 'present'])
      .execute(),
  )
  if (rows.length === 0) {
    const said = factsOfRow(page).attendance
    return said && { registered: said.registered, came: said.present, walkIns: null }
  }
  const count = (of: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(of).reduce((sum, row) => sum + Number(row.count), 0)
  return {
    registered: count(({ walk_in: walkIn }) => walkIn === 0),
    came: count(({ present }) => present === 1),
    walkIns: count(({ walk_in: walkIn }) => walkIn === 1),
  }
}

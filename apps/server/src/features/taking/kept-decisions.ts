import { pageIdOf } from '../../base/row-ids.ts'
import { noteShown } from '../../base/shown.ts'
import type { Services } from '../../records/services/services.ts'
import { parseDecision, type KeptDecision } from './kept-decision.ts'

/** What was decided on a page, newest first; files that say nothing are passed over. */
export async function readDecisions(
  { library }: Pick<Services, 'library'>,
  page: string,
): Promise<readonly KeptDecision[]> {
  noteShown(`voices ${page}`)
  const kept = await library.readDecisions(pageIdOf(page))
  const decisions = (kept?.files ?? []).flatMap((file) => parseDecision(file) ?? [])
  return decisions.toSorted((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0))
}

/** Makes cold what shows the decisions of a page. */
export function tellDecided({ events }: Pick<Services, 'events'>, page: string): void {
  events.emit({ kind: 'page-changed', page, only: 'voices', adds: true })
}

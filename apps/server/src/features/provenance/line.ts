import type { RevisionId } from '@forkshop/domain'
import type { HistoryOptions, HistoryPage } from '@forkshop/repository'
import { pageIdOf } from '../../base/row-ids.ts'
import type { Line, LineNode } from '../../records/services/held.ts'
import type { Filling } from './filling.ts'
import { knownAmong } from './state-rows.ts'

/** A text is asked for when it is new, as a rule: then the first few are enough. */
const FIRST = 8
const NEXT = 500

/** What is still to be told on the way to a revision. */
export async function lineTo(
  { services, lineage, owners, states }: Filling,
  revision: RevisionId,
): Promise<Line> {
  const [asking] = owners
  const nodes: LineNode[] = []
  let place = 0
  let next: HistoryOptions | null = { from: revision, limit: FIRST }
  while (next !== null) {
    const part: HistoryPage = await services.library.history(pageIdOf(asking.page), next)
    const ids = part.items.map(({ id }) => id)
    const stored = await knownAmong(services.database, lineage, ids)
    for (const { id, parents, trailers } of part.items) {
      if (stored.has(id) || states.has(id)) return { start: id, nodes: nodes.toReversed() }
      if (owners[place]?.forkedAt === id && place + 1 < owners.length) place += 1
      const page = owners[place]?.page ?? asking.page
      const proposal = Number(trailers.find(({ key }) => key === 'Proposal')?.value ?? 0)
      nodes.push({ id, parents, page, proposal: proposal > 0 ? proposal : null })
    }
    next = part.nextCursor === null ? null : { cursor: part.nextCursor, limit: NEXT }
  }
  return { start: null, nodes: nodes.toReversed() }
}

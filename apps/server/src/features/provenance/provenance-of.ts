import type { OriginRun } from '@forkshop/compare'
import type { RevisionId } from '@forkshop/domain'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { stateOf, type Filling } from './filling.ts'
import type { Line, LineNode, TakenNode } from '../../records/services/held.ts'
import { ownersOf } from './owners.ts'
import { takenBy } from './taken-from.ts'
import { tellBatch } from './tell-batch.ts'
import type { HistoryOptions, HistoryPage } from '@forkshop/repository'
import { pageIdOf } from '../../base/row-ids.ts'
import { knownAmong } from './state-rows.ts'

export type FoundProvenance =
  | { readonly kind: 'known'; readonly runs: readonly OriginRun[]; readonly total: number }
  /** Part of the history is still to be read: ask again. */
  | { readonly kind: 'partial'; readonly done: number; readonly total: number }

/** Revisions told by one call. */
const MAX_REVISIONS = 400
/** Merges within what a merge brought in that are followed. */
const MAX_NESTING = 10

/**
 * Who wrote the text of a revision that the page reaches. What is not known yet is told from the
 * nearest revision that is, at most so many revisions of a long history by each call, and stored.
 */
export function provenanceOf(
  services: Services,
  page: PageRow,
  revision: RevisionId,
  most = MAX_REVISIONS,
): Promise<FoundProvenance> {
  return services.held.queues.provenance(page.lineage, async () => {
    const owners = await ownersOf(services, page)
    const { lineage } = page
    const filling = { services, lineage, owners, states: new Map(), left: most }
    const progress = await tellUpTo(filling, revision, 0)
    const told = await stateOf(filling, revision)
    return told === null
      ? { kind: 'partial', ...progress }
      : { kind: 'known', runs: told.runs, total: told.depth + 1 }
  })
}

type Progress = { readonly done: number; readonly total: number }

async function tellUpTo(
  filling: Filling,
  revision: RevisionId,
  nesting: number,
): Promise<Progress> {
  const line = await planTo(filling, revision)
  let at = line.start && (await stateOf(filling, line.start))
  let nodes = line.nodes
  const total = (at === null ? 0 : at.depth + 1) + nodes.length
  while (filling.left > 0) {
    const [first, ...rest] = nodes
    if (first === undefined || !(await tellOthers(filling, first, nesting))) break
    const told = await tellBatch(filling, at, [first, ...rest])
    if (told === null) break
    at = told.at(-1) ?? at
    nodes = nodes.slice(told.length)
  }
  const left = { start: at?.id ?? null, nodes }
  // So that a long history is walked once, not again for each of its parts.
  filling.services.held.lines.set(planKey(filling, revision), left, nodes.length)
  return { done: total - nodes.length, total }
}

/** The way left by the call before, where that still holds. */
async function planTo(filling: Filling, revision: RevisionId): Promise<Line> {
  if ((await stateOf(filling, revision)) !== null) return { start: revision, nodes: [] }
  const known = filling.services.held.lines.get(planKey(filling, revision))
  const start = known?.start ?? null
  if (known !== undefined && start !== null && (await stateOf(filling, start)) !== null) {
    return known
  }
  return lineTo(filling, revision)
}

/** A plan names pages of the way from the page asked for. */
function planKey({ owners }: Filling, revision: RevisionId): string {
  return `${owners[0].page} ${revision}`
}

/** Tells what a merge brought in, or was taken from elsewhere; false when that is not all done. */
async function tellOthers(
  filling: Filling,
  { parents, taken }: LineNode,
  nesting: number,
): Promise<boolean> {
  if (nesting >= MAX_NESTING) return true
  for (const one of taken) {
    const { done, total } = await tellElsewhere(filling, one, nesting + 1)
    if (done < total) return false
  }
  for (const parent of parents.slice(1)) {
    const { done, total } = await tellUpTo(filling, parent, nesting + 1)
    if (done < total) return false
  }
  return true
}

/** The same on another page of the lineage, of which there are as many revisions left. */
async function tellElsewhere(
  filling: Filling,
  { page, revision }: TakenNode,
  nesting: number,
): Promise<Progress> {
  const row = await filling.services.database
    .selectFrom('page')
    .select(['id', 'origin_page', 'origin_revision'])
    .where('id', '=', page)
    .executeTakeFirst()
  if (row === undefined) return { done: 0, total: 0 }
  const there = { ...filling, owners: await ownersOf(filling.services, row) }
  const progress = await tellUpTo(there, revision, nesting)
  filling.left = there.left
  return progress
}

/** A text is asked for when it is new, as a rule: then the first few are enough. */
const FIRST = 8
const NEXT = 500

/** What is still to be told on the way to a revision. */
async function lineTo(
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
      const taken = await takenBy(services, lineage, { trailers, parents })
      nodes.push({ id, parents, page, proposal: proposal > 0 ? proposal : null, taken })
    }
    next = part.nextCursor === null ? null : { cursor: part.nextCursor, limit: NEXT }
  }
  return { start: null, nodes: nodes.toReversed() }
}

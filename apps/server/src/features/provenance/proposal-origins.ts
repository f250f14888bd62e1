import { pageIdOf } from '../../base/row-ids.ts'
import type { Filling } from './filling.ts'
import type { LineNode } from '../../records/services/held.ts'

/** States of one proposal that are looked through. */
const MAX_STATES = 50

/** Records that a merge, and what it brought in, came by a proposal. */
export async function recordProposal(
  { services, lineage, owners }: Filling,
  { id, parents, page, proposal }: LineNode,
): Promise<void> {
  const [main, proposed] = parents
  if (proposal === null || main === undefined || proposed === undefined) return
  const reader = pageIdOf(owners[0].page)
  const { items } = await services.library.history(reader, { from: proposed, limit: MAX_STATES })
  const brought: string[] = [id]
  for (const state of items) {
    const base = await services.library.mergeBase(
      { page: reader, revision: state.id },
      { page: reader, revision: main },
    )
    if (base === state.id) break
    brought.push(state.id)
  }
  await services.database
    .insertInto('provenance_origin')
    .values(brought.map((revision) => ({ lineage, revision, page, proposal })))
    .onConflict((conflict) => conflict.columns(['lineage', 'revision']).doNothing())
    .execute()
}

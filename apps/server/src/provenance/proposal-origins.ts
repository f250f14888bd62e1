import { pageIdOf } from '../pages/row-ids.ts'
import type { Services } from '../services.ts'
import type { LineNode } from './line.ts'

/** States of one proposal that are looked through. */
const MAX_STATES = 50

/** Records that a merge, and what it brought in, came by a proposal. `asking` is a page that reaches it. */
export async function recordProposal(
  services: Services,
  asking: string,
  { id, parents, page, proposal }: LineNode,
): Promise<void> {
  const [main, proposed] = parents
  if (proposal === null || main === undefined || proposed === undefined) return
  const reader = pageIdOf(asking)
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
    .values(brought.map((revision) => ({ revision, page, proposal })))
    .onConflict((conflict) => conflict.column('revision').doNothing())
    .execute()
}

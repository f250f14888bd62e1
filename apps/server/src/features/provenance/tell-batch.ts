import type { Attributed } from '@forkshop/compare'
import { inUnsyncedTransaction } from '@forkshop/repository'
import { runLineBounded } from '../../texts/text-work.ts'
import { stateOf, textOf, withText, type Filling, type Told } from './filling.ts'
import { keysOfLine, type LineJob, type LineState } from '../../texts/jobs/line-job.ts'
import type { LineNode } from '../../records/services/held.ts'
import { dropOldPieces, putPieces } from './piece-rows.ts'
import { memoryAt } from './recall.ts'
import { isKept, putStates, type NewState } from './state-rows.ts'
import { pageIdOf } from '../../base/row-ids.ts'

/** Revisions that one job tells at most, and what their texts may add up to. */
const JOB_REVISIONS = 64
const JOB_CHARACTERS = 500_000

/**
 * Tells the first of the nodes, as many as one job can, from the state before them (null: from
 * nothing), and stores what came of it. A merge is a job by itself; what it brought in is known.
 * Answers null when the threads for such work are all taken.
 */
export async function tellBatch(
  filling: Filling,
  at: Told | null,
  nodes: readonly [LineNode, ...LineNode[]],
): Promise<readonly Told[] | null> {
  const batch = firstLine(nodes).slice(0, Math.max(1, filling.left))
  const line = {
    start: at && (await withText(filling, at)),
    others: await readOthers(filling, nodes[0]),
    steps: await readSteps(filling, batch),
  }
  const keys = keysOfLine(line)
  const memory = at === null ? new Map() : await memoryAt(filling, at.id, keys)
  const states = await runLineBounded(filling.services, { ...line, memory })
  if (states === null) return null
  const depth = at === null ? 0 : at.depth + 1
  const told = states.flatMap((state, place) => {
    const node = batch[place]
    return node ? [{ node, state, depth: depth + place }] : []
  })
  await store(filling, told)
  filling.left -= told.length
  for (const { node, state, depth } of told)
    filling.states.set(node.id, { depth, runs: state.runs })
  return told.map(({ node, state, depth }) => ({ id: node.id, depth, runs: state.runs }))
}

/** Up to the next merge; a merge alone. */
function firstLine(nodes: readonly LineNode[]): readonly LineNode[] {
  const merge = nodes.slice(0, JOB_REVISIONS).findIndex(hasOthers)
  return nodes.slice(0, merge === -1 ? JOB_REVISIONS : Math.max(1, merge))
}

/** Whether words may have come in with a revision from elsewhere than its past. */
function hasOthers({ parents, taken }: LineNode): boolean {
  return parents.length > 1 || taken.length > 0
}

async function readSteps(filling: Filling, batch: readonly LineNode[]): Promise<LineJob['steps']> {
  const steps: { readonly revision: string; readonly text: string }[] = []
  let characters = 0
  for (const { id } of batch) {
    if (characters > JOB_CHARACTERS) break
    const text = await textOf(filling, id)
    characters += text.length
    steps.push({ revision: id, text })
  }
  return steps
}

/** What came in from elsewhere; further in than histories of people go, it is the revision's own. */
async function readOthers(
  filling: Filling,
  { parents, taken }: LineNode,
): Promise<readonly Attributed[]> {
  const others: Attributed[] = []
  for (const parent of parents.slice(1)) {
    const state = await stateOf(filling, parent)
    if (state !== null) others.push(await withText(filling, state))
  }
  for (const { page, revision } of taken) {
    const state = await stateOf(filling, revision)
    const text = await filling.services.library.readText(pageIdOf(page), revision)
    if (state !== null && text !== null) others.push({ text, runs: state.runs })
  }
  return others
}

type ToldNode = {
  readonly node: LineNode
  readonly state: LineState
  readonly depth: number
}

/**
 * In one transaction: a state without what its text lost would forget it for ever. Nobody waits for the disk: what a power
 * cut takes of it is told again.
 */
async function store(filling: Filling, told: readonly ToldNode[]): Promise<void> {
  const rows = told.map(({ node: { id, page }, state: { runs, forgotten }, depth }) => {
    return { page, revision: id, depth, runs, forgotten }
  })
  const states: readonly NewState[] = rows.filter(
    ({ depth }, at) => isKept(depth) || at === rows.length - 1,
  )
  const full = new Set(states.filter(({ depth }) => isKept(depth)).map(({ page }) => page))
  const { services, lineage } = filling
  await inUnsyncedTransaction(services.database, async (transaction) => {
    await putPieces(transaction, rows)
    await putStates(transaction, lineage, states)
    for (const page of full) await dropOldPieces(transaction, page)
  })
  for (const { node } of told) await recordProposal(filling, node)
}

/** States of one proposal that are looked through. */
const MAX_STATES = 50

/** Records that a merge, and what it brought in, came by a proposal. */
async function recordProposal(
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

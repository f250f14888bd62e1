import type { Attributed } from '@forkshop/compare'
import type { RevisionId } from '@forkshop/domain'
import { pageIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import type { Owner } from './owners.ts'
import { readState, type State } from './state-rows.ts'

/** One call's work: what it told so far, and how many revisions more it may. */
export type Filling = {
  readonly services: Services
  readonly lineage: string
  /** The page asked for, which reaches every revision at hand; then those that it descends from. */
  readonly owners: readonly [Owner, ...Owner[]]
  readonly states: Map<string, State>
  left: number
}

/** A revision whose state is known. */
export type Told = State & { readonly id: RevisionId }

/** The state of a revision, told by this call or stored; null when it is neither. */
export async function stateOf(
  { services, lineage, states }: Filling,
  id: RevisionId,
): Promise<Told | null> {
  const state = states.get(id) ?? (await readState(services.database, lineage, id))
  return state && { id, ...state }
}

/** The text of a revision; empty where it has none, as histories of others may. */
export async function textOf({ services, owners }: Filling, id: RevisionId): Promise<string> {
  return (await services.library.readText(pageIdOf(owners[0].page), id)) ?? ''
}

export async function withText(filling: Filling, { id, runs }: Told): Promise<Attributed> {
  return { text: await textOf(filling, id), runs }
}

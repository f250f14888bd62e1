import { act, actAlone, type Act } from '../journal/act.ts'
import type { Announced, Kind } from '../journal/kinds.ts'
import type { Services } from '../records/services/services.ts'

/** Leaves work as a server leaves it that dies before git was asked; under an id of its own, or a given one. */
export async function cutShort<K extends Kind>(
  services: Services,
  kind: K,
  { payload, id }: { readonly payload: Announced<K>; readonly id?: string },
): Promise<void> {
  const cut = new Error('power cut')
  const dying: Act<K, void> = {
    kind,
    payload,
    git: () => Promise.reject(cut),
    rows: async () => {},
  }
  // What a dead process remembers is gone.
  const dead = { ...services, held: { ...services.held, left: new Map() } }
  const died = id === undefined ? act(dead, dying) : actAlone(dead, id, dying)
  await died.catch((error: unknown) => {
    if (error !== cut) throw error
  })
}

/** Ids of the work that was begun and is not over. */
export async function openWork({ database }: Services): Promise<readonly string[]> {
  const rows = await database.selectFrom('intent').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

import type { Client, Draft } from '@forkshop/api'
import type { Room } from '../room/open-room.ts'

/** What came of bringing a checkpoint back. */
export type BroughtBack = {
  /** Passages that are to be decided now. */
  readonly conflicts: number
  /** The checkpoint of the draft as it was until then: brought back, it undoes this. */
  readonly kept: number
}

/** Makes the draft say again what it said then. Throws what the call throws, and `TypeError` without a line. */
export const bringBack = async (
  client: Client,
  { draft, room }: { readonly draft: Pick<Draft, 'id'>; readonly room: Pick<Room, 'saved'> },
  checkpoint: number,
): Promise<BroughtBack> => {
  // what the server does not have yet would not be in what it keeps
  if (!(await room.saved())) throw new TypeError('not saved')
  return client('restoreCheckpoint', { params: { id: draft.id, checkpoint } })
}

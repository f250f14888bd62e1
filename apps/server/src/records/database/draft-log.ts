import { ForkshopError } from '@forkshop/domain'

/** One accepted Yjs update of a draft; `writer` is set when its author is not recorded yet. */
export type DraftEntry = {
  readonly draft: string
  readonly payload: Uint8Array
  readonly writer: { readonly user: string; readonly name: string } | null
}

/** Every accepted update of every open draft, on disk before it is acknowledged. */
export type DraftLog = {
  /** Resolves when the entry would survive a power cut. */
  append(entry: DraftEntry): Promise<void>
  /** The snapshot, then later updates in order. Throws `draft-lost` when there is no snapshot. */
  load(draft: string): Promise<readonly Uint8Array[]>
  /** Replaces snapshot and log by what `merge` makes of them, in one transaction. */
  compact(draft: string, merge: (updates: readonly Uint8Array[]) => Uint8Array): Promise<void>
  /** Waits for what is being written. */
  close(): Promise<void>
}

/** What `load` throws when a draft has nothing to start from: never answered with an empty text. */
export const draftLost = (draft: string): ForkshopError =>
  new ForkshopError('draft-lost', { draft })

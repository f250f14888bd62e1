import type * as Y from 'yjs'
import type { LostRun } from './lost-runs.ts'

/** Words of one block that went with it, unseen by who took the block away. */
export interface LostWords {
  /** Named after its first letter that was found, as no other of the draft ever is. */
  readonly id: string
  /** The client that wrote them. */
  readonly by: number
  /** Its runs, in the order of the text. */
  readonly runs: readonly LostRun[]
  /** The runs as one text. */
  readonly words: string
  /** Who took the block, as `Heard` names them; null when nobody knows. */
  readonly takenBy: string | null
  /** What stood around them in their block, at most 40 letters on each side; empty when nobody knows. */
  readonly near: { readonly before: string; readonly after: string }
  /** The `blockId` of the nearest block before that stood then; null for the start, or when nobody knows. */
  readonly at: string | null
}

/** Blocks that somebody took away: what comes for one of them later is lost as well. */
export interface Grave {
  readonly deleted: Y.Transaction['deleteSet']
  readonly by: string
  readonly at: string | null
  /** The letters of each text among them, in its order. */
  readonly texts: readonly (readonly LostRun[])[]
}

/** What a draft has lost so far, and what tells why of words that come too late. */
export interface Losses {
  readonly lost: readonly LostWords[]
  /** The last first. */
  readonly graves: readonly Grave[]
}

export const noLosses: Losses = { lost: [], graves: [] }

import type { ReadBlock } from './read-block.ts'

/** A stretch of a body that reads the same wherever it stands, with its blocks. */
export type BodyPiece = {
  readonly text: string
  readonly blocks: readonly ReadBlock[]
  /** Where each block begins in it. */
  readonly starts: readonly number[]
  /** Its last block would take in whatever followed: it reads like this at the end of a body only. */
  readonly runsOn: boolean
}

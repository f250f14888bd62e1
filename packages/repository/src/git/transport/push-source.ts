import type { CommitGraph } from '../../graph.ts'
import type { CatFile } from '../objects/cat-file.ts'

/** Objects of a push by id, with their sizes. */
export type PushedObjects = ReadonlyMap<string, { readonly kind: string; readonly bytes: number }>

/** What one push may bring, and what a page may hold. */
export type PushLimits = {
  readonly revisions: number
  /** Of a commit with all that stands in it. */
  readonly commitBytes: number
  readonly fileBytes: number
  /** Media of one revision together. */
  readonly pageBytes: number
  readonly files: number
}

/** Where pushed commits are read: the objects that came, and the lineage with them. */
export type PushSource = {
  readonly objects: PushedObjects
  readonly reader: CatFile
  readonly graph: CommitGraph
}

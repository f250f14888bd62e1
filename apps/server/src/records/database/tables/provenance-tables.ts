import type { Generated } from 'kysely'

/** Origins of a revision's words; `runs` is made by `features/provenance/run-text.ts`. */
type ProvenanceTable = {
  readonly id: Generated<number>
  readonly lineage: string
  readonly revision: string
  readonly page: string
  /** How many first parents come before it. */
  readonly depth: number
  /** 1 for those that stay, so that no text is far from one. */
  readonly kept: number
  readonly runs: string
}

/** A piece of text that a revision no longer has, with its origins until then. */
type ProvenancePieceTable = {
  readonly id: Generated<number>
  readonly page: string
  readonly revision: string
  readonly place: number
  readonly kind: string
  readonly key: string
  readonly runs: string
}

/** The proposal by which a revision came to a page. */
type ProvenanceOriginTable = {
  readonly lineage: string
  readonly revision: string
  readonly page: string
  readonly proposal: number
}

/** Where words come from. */
export type ProvenanceTables = {
  readonly provenance: ProvenanceTable
  readonly provenance_piece: ProvenancePieceTable
  readonly provenance_origin: ProvenanceOriginTable
}

import type { Generated } from 'kysely'

export type DraftTable = {
  readonly id: string
  /** Of a start the id that its page will have. */
  readonly page: string
  /** `page`, `proposal`, or `start` for one that has no page yet. */
  readonly purpose: string
  /** The revision that it was made from; of a start that of its origin, else `NO_REVISION`. */
  readonly base: string
  readonly owner: string | null
  readonly proposal: number | null
  readonly ideas: string
  readonly event: string | null
  readonly created: string
  readonly updated: string
  readonly closed: string | null
  /** Why nobody may write in it any more; null for a draft that is as it should be. */
  readonly quarantined: string | null
}

type DraftWriterTable = {
  readonly draft: string
  readonly user: string
  readonly name: string
}

type DraftLogTable = {
  readonly id: Generated<number>
  readonly draft: string
  readonly payload: Uint8Array
}

type DraftSnapshotTable = {
  readonly draft: string
  readonly payload: Uint8Array
  readonly up_to: number
}

/** What a draft without a page has beside its row. */
type DraftStartTable = {
  readonly draft: string
  /** What it was begun with. */
  readonly text: string
  /** As the text says it since somebody last looked; empty for none. */
  readonly title: string
  readonly kind: string | null
  readonly lang: string | null
  /** The page that it will be a fork of, with the version of its `base`. */
  readonly origin: string | null
  readonly origin_version: string | null
}

/** Who may write in a draft without a page beside its owner. */
type DraftPersonTable = {
  readonly draft: string
  readonly user: string
  readonly since: string
}

/** An earlier state of a draft. */
type DraftCheckpointTable = {
  /** In the order in which they were made, whatever the clock said. */
  readonly id: Generated<number>
  readonly draft: string
  /** What it was made before or for: a `CheckpointReason`. */
  readonly why: string
  /** The revision that the draft was made from then. */
  readonly base: string
  /** Version of the editor schema of the server that made it. */
  readonly schema: number
  /** Whose act it was made before; null when it was made by itself. */
  readonly user: string | null
  readonly made: string
  /** Bytes of `payload`. */
  readonly size: number
  /** The whole draft, as one Yjs update. */
  readonly payload: Uint8Array
}

/** Words that went with a block of a draft, unseen by who changed it. */
type DraftLossTable = {
  readonly draft: string
  /** As the document package names them. */
  readonly id: string
  /** Their letters as Yjs names them, as JSON. */
  readonly runs: string
  readonly words: string
  /** Who wrote them; null when nobody knows. */
  readonly user: string | null
  /** Who changed the block; null when nobody knows. */
  readonly taken_by: string | null
  readonly before: string
  readonly after: string
  /** The `blockId` of the block before theirs; null for none. */
  readonly block: string | null
  readonly found: string
  /** `back` or `dismissed` once somebody decided; null for those that are offered. */
  readonly settled: string | null
}

/** What a draft took over from another page. */
type DraftTakenTable = {
  readonly draft: string
  /** `slug@revision`: the text that it is from. */
  readonly source: string
  /** Who wrote it, as JSON: names and addresses as commits have them. */
  readonly people: string
}

/** A closed draft whose text is kept for a while, so that it can be taken back. */
type DiscardedDraftTable = {
  readonly draft: string
  /** Who threw it away. */
  readonly user: string
  readonly discarded: string
  /** When its time was first found to be over; a day later it is forgotten. */
  readonly overdue: string | null
}

/** Texts that are being written. */
export type DraftTables = {
  readonly draft_start: DraftStartTable
  readonly draft_person: DraftPersonTable
  readonly draft: DraftTable
  readonly draft_writer: DraftWriterTable
  readonly draft_log: DraftLogTable
  readonly draft_snapshot: DraftSnapshotTable
  readonly draft_checkpoint: DraftCheckpointTable
  readonly draft_loss: DraftLossTable
  readonly draft_taken: DraftTakenTable
  readonly discarded_draft: DiscardedDraftTable
}

import type { Generated } from 'kysely'

export type DraftTable = {
  readonly id: string
  readonly page: string
  /** `page` or `proposal`. */
  readonly purpose: string
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

/** Texts that are being written. */
export type DraftTables = {
  readonly draft: DraftTable
  readonly draft_writer: DraftWriterTable
  readonly draft_log: DraftLogTable
  readonly draft_snapshot: DraftSnapshotTable
}

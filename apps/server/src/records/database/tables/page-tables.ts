import type { Generated } from 'kysely'

export type PageTable = {
  readonly id: string
  readonly slug: string
  readonly kind: string | null
  readonly lineage: string
  readonly title: string
  readonly summary: string
  readonly lang: string
  readonly license: string | null
  readonly fields: string
  /** What lists show beside the columns: a `PageSummary` without counters, as JSON. */
  readonly card: string
  readonly minutes: number | null
  readonly people_min: number | null
  readonly people_max: number | null
  readonly head: string
  readonly version: string | null
  readonly editing: string
  readonly visibility: string
  /** The event for whose day alone the page was made. */
  readonly made_for: string | null
  readonly origin_page: string | null
  readonly origin_revision: string | null
  readonly origin_version: string | null
  readonly created: string
  readonly updated: string
  readonly deleted: string | null
  readonly deleted_by: string | null
  readonly deleted_reason: string | null
}

/** Every slug ever used; `slug` is never given to another page. */
type SlugTable = { readonly slug: string; readonly page: string }

type MaintainerTable = {
  readonly page: string
  readonly user: string
  readonly since: string
}

export type ReleaseTable = {
  readonly page: string
  readonly version: string
  readonly revision: string
  readonly notes: string
  readonly time: string
  readonly withdrawn: string | null
}

/** Who an author address belongs to is found by account id; names are as they were in git. */
type ChangeTable = {
  readonly id: Generated<number>
  readonly time: string
  readonly kind: string
  readonly page: string
  readonly person: string | null
  readonly person_name: string | null
  readonly version: string | null
  readonly proposal: number | null
  /** The idea that it tells of, for the kind `idea`. */
  readonly idea: string | null
  readonly reason: string
}

/** Pictures uploaded for a text that is not published yet. */
type MediaTable = {
  readonly page: string
  readonly name: string
  readonly width: number
  readonly height: number
  readonly size: number
  readonly uploaded: string
  readonly uploaded_by: string
}

/** Work that touches git and SQL: written before, removed after; what is left is finished or undone at start. */
type IntentTable = {
  readonly id: string
  readonly kind: string
  readonly payload: string
  readonly created: string
}

type IdempotencyTable = {
  readonly key: string
  readonly actor: string
  readonly route: string
  readonly body_hash: string
  readonly status: number
  readonly answer: string
  readonly created: string
}

type SettingTable = { readonly key: string; readonly value: string }

/** Pages of which only the front matter was read: the rest is tried again. */
type UnreadTable = {
  readonly page: string
  /** How often that was tried since the server started. */
  readonly tries: number
}

/** Pages, and the work on them that is under way. */
export type PageTables = {
  readonly page: PageTable
  readonly page_slug: SlugTable
  readonly maintainer: MaintainerTable
  readonly page_release: ReleaseTable
  readonly change: ChangeTable
  readonly media: MediaTable
  readonly intent: IntentTable
  readonly idempotency: IdempotencyTable
  readonly page_unread: UnreadTable
  readonly setting: SettingTable
}

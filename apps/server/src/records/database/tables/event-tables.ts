import type { Generated } from 'kysely'

export type EventCodeTable = {
  readonly event: string
  readonly code: string
  readonly open: number
  readonly closes: string | null
  /** When it was closed by hand; null while it is open, and where it was closed before this was kept. */
  readonly closed: string | null
}

type GuestTable = {
  readonly id: string
  readonly event: string
  readonly name: string | null
  readonly secret_hash: string
  readonly created: string
  readonly expires: string
  /** When the maintainers of the event ended their session. */
  readonly turned_out: string | null
}

/** Somebody who registered for an event; what they said goes when it is erased, the row stays to be counted. */
export type RegistrationTable = {
  /** The order in which they came. */
  readonly number: Generated<number>
  readonly id: string
  readonly event: string
  readonly secret_hash: string
  /** `placed`, `waiting` or `cancelled`. */
  readonly state: string
  readonly name: string | null
  readonly address: string | null
  /** JSON: the questions as they were asked, with what was answered. */
  readonly answers: string | null
  readonly walk_in: number
  readonly present: number
  /** For how many days after the event it was said that this is kept. */
  readonly keep_days: number
  readonly created: string
  readonly erased: string | null
}

/** Members whom the maintainers of an event let see who registered. */
type RegistrarTable = { readonly event: string; readonly user: string; readonly since: string }

/** The link of an event that is online: of no text, so that it stands in no history. */
type OnlineLinkTable = { readonly event: string; readonly url: string; readonly changed: string }

/** What became of something to do before an event, of its format or added. */
export type PreparationMarkTable = {
  readonly page: string
  readonly item: string
  /** As the format said it, for when it does not any more; `section` is null for what was added. */
  readonly words: string
  readonly section: string | null
  readonly lead_months: number | null
  readonly lead_days: number | null
  readonly done_by: string | null
  readonly done_name: string | null
  readonly done_at: string | null
  readonly taken_by: string | null
  readonly taken_name: string | null
  /** The last words on it, with who wrote them and when; all null for none. */
  readonly note: string | null
  readonly note_by: string | null
  readonly note_name: string | null
  readonly note_at: string | null
}

/** Something that was added to do before an event. */
export type PreparationItemTable = {
  readonly id: string
  readonly page: string
  readonly words: string
  /** Before its first day, whose date may change. */
  readonly days_before: number | null
  readonly created: string
  readonly created_by: string | null
}

/** Somebody beside a role of an event's format. */
export type RolePersonTable = {
  readonly id: string
  readonly page: string
  /** The role's key, and what it was called. */
  readonly role: string
  readonly role_label: string
  readonly name: string
  /** `asked`, `yes` or `no`. */
  readonly answer: string
  /** 1 where they said that everybody may see their name. */
  readonly shown: number
  /** 1 for who leads the day too. */
  readonly leads: number
  /** Their account, or their visit as a guest, when they said yes with one. */
  readonly user: string | null
  readonly token_hash: string
  readonly invited: string
  readonly invited_by: string | null
  readonly answered: string | null
}

/** Who comes to an event, and what is prepared. */
export type EventTables = {
  readonly event_code: EventCodeTable
  readonly guest: GuestTable
  readonly registration: RegistrationTable
  readonly registrar: RegistrarTable
  readonly online_link: OnlineLinkTable
  readonly preparation_mark: PreparationMarkTable
  readonly preparation_item: PreparationItemTable
  readonly role_person: RolePersonTable
}

import type { Generated } from 'kysely'

/** Times are ISO 8601 in UTC, flags 0 or 1, JSON is text: the same on SQLite and PostgreSQL. */
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
export type ProposalTable = {
  readonly page: string
  readonly number: number
  readonly state: string
  readonly title: string
  readonly reason: string
  readonly author: string | null
  readonly author_name: string
  readonly base: string
  readonly head: string
  readonly event: string | null
  readonly created: string
  readonly decided: string | null
  readonly decided_by: string | null
  readonly decided_by_name: string | null
  readonly decided_reason: string | null
  readonly accepted_revision: string | null
}
/** What a guest proposes, until a maintainer shows it. */
export type OfferTable = {
  readonly id: string
  readonly page: string
  readonly guest: string
  readonly author_name: string
  /** Slug of the event through which the guest speaks. */
  readonly event: string
  readonly base: string
  readonly text: string
  readonly title: string
  readonly reason: string
  readonly created: string
  /** `waiting`, `shown` or `refused`. */
  readonly state: string
  /** The number it has as a proposal, once shown. */
  readonly proposal: number | null
  readonly decided: string | null
  readonly decided_by: string | null
  readonly decided_by_name: string | null
  readonly decided_reason: string | null
}
export type CommentTable = {
  readonly id: string
  readonly page: string
  readonly proposal: number
  /** `comment`, or the verdict of a review. */
  readonly verdict: string
  readonly author: string | null
  readonly author_name: string
  readonly text: string
  readonly created: string
  /** Since when it is hidden, and by whom. */
  readonly hidden: string | null
  readonly hidden_by: string | null
}
export type IdeaTable = {
  readonly id: string
  readonly page: string
  readonly text: string
  readonly observed: string | null
  readonly kind: string
  readonly event: string | null
  readonly quote: string | null
  readonly prefix: string | null
  readonly suffix: string | null
  readonly at_revision: string | null
  readonly state: string
  /** The idea that says the same, for the state `duplicate`. */
  readonly duplicate_of: string | null
  readonly proposal: number | null
  readonly reason: string | null
  readonly author: string | null
  readonly author_name: string
  readonly created: string
  readonly deleted: string | null
  /** Since when it is hidden, and by whom; of what waits for who leads, `waiting`. */
  readonly hidden: string | null
  readonly hidden_by: string | null
}
/** That somebody says an idea or a comment does not belong here. */
type ReportTable = {
  /** `idea:<id>`, `comment:<id>`, `card:<id>` or `photograph:<id>`. */
  readonly said: string
  /** An account, `guest:<id>`, or `place:` with a digest of where on the network it came from. */
  readonly reporter: string
  readonly page: string
  /** The event, where a guest said it. */
  readonly event: string | null
  readonly reason: string
  readonly created: string
  readonly dismissed: string | null
}
/** A photograph that came with an idea, or that shows a board of the event that is its page. */
export type PhotographTable = {
  /** Made on the device. */
  readonly id: string
  readonly page: string
  readonly idea: string | null
  /** Slug of the event, as of an idea. */
  readonly event: string | null
  readonly description: string
  readonly width: number
  readonly height: number
  /** Bytes of its two files. */
  readonly size: number
  readonly small_size: number
  readonly author: string
  readonly author_name: string
  readonly created: string
  readonly released: string | null
  readonly released_by: string | null
  /** What its sender agreed to: the licence, that those on it agree, that their name may stand with it. */
  readonly licence: string | null
  readonly people: number
  readonly credit: number
  readonly hidden: string | null
  readonly hidden_by: string | null
}
/** Ids of photographs that were taken back: none comes again. */
type PhotographGoneTable = { readonly id: string }
type IdeaSupportTable = { readonly idea: string; readonly supporter: string }
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
export type EventCodeTable = {
  readonly event: string
  readonly code: string
  readonly open: number
  readonly closes: string | null
  /** When it was closed by hand; null while it is open, and where it was closed before this was kept. */
  readonly closed: string | null
}
/** A link by which somebody who came in as a guest sees what became of what they said. */
type FollowLinkTable = {
  readonly key_hash: string
  /** `guest:<id>`. */
  readonly author: string
  readonly created: string
  readonly ended: string | null
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
/** What an event runs on its day, as it was when something was started. */
export type RunTable = {
  readonly event: string
  /** The page, revision and version of the programme; null without one, or without a version. */
  readonly of_page: string | null
  readonly of_revision: string | null
  readonly of_version: string | null
  readonly zone: string
  /** The planned steps, as JSON. */
  readonly steps: string
  readonly begun: string
  /** The versions of the methods that were used, as JSON. */
  readonly methods: string | null
  /** When it was closed; null while it goes on. */
  readonly closed: string | null
}
/** What somebody who leads the day of an event did. */
export type RunMoveTable = {
  readonly number: Generated<number>
  /** Made on the device. */
  readonly id: string
  readonly event: string
  /** What its device had seen, as JSON. */
  readonly after: string
  /** What the device's clock said, and when it was by the server's. */
  readonly at: string
  readonly time: string
  readonly received: string
  readonly kind: string
  readonly of: string | null
  readonly step: string | null
  readonly before: string | null
  readonly minutes: number | null
  readonly words: string | null
  readonly by: string | null
  readonly by_name: string
}
/** What who leads the day of an event chose for the screen of its room. */
type ShowingTable = { readonly event: string; readonly all_at_once: number }
/** Something that was shown on the screen of a room, or taken off it. */
type ShownTable = {
  readonly event: string
  /** `idea:<id>`. */
  readonly said: string
  /** 1 where it stays off when all is shown at once. */
  readonly is_off: number
  readonly since: string
  readonly by: string | null
}
/** A link to the screen of a room that was not ended. */
export type RoomLinkTable = {
  readonly id: string
  readonly event: string
  readonly key_hash: string
  readonly made: string
  readonly by_name: string
}
/** How the closing circle of an event is led; an event that has none began none. */
export type BoardTable = {
  readonly event: string
  readonly stage: string
  /** When it was closed; null while it is open. */
  readonly closed: string | null
  /** JSON: `{id, title}` in their order; null for the title of those that each language names. */
  readonly columns: string
  /** How many dots each may give, and whether they are hidden until shown. */
  readonly budget: number
  readonly dots_hidden: number
  readonly timer_ends: string | null
  readonly timer_minutes: number | null
  /** The revision in which it was written into the event's text last, when, and the section that it was. */
  readonly written: string | null
  readonly written_at: string | null
  readonly written_text: string | null
}
/** A card of a closing circle. */
export type CardTable = {
  /** The order in which they came. */
  readonly number: Generated<number>
  /** Made on the device. */
  readonly id: string
  /** The event's page. */
  readonly page: string
  /** Its column, and the group that it lies in. */
  readonly place: string
  readonly pile: string | null
  readonly words: string
  readonly step: string | null
  readonly author: string | null
  /** Where who wrote it said that it may stand beside it. */
  readonly name: string | null
  /** The idea that it became. */
  readonly idea: string | null
  readonly created: string
  readonly deleted: string | null
  /** Since when it is hidden, and by whom; `waiting` for what waits for who leads. */
  readonly hidden: string | null
  readonly hidden_by: string | null
}
/** Cards that were put together. */
export type CardGroupTable = {
  readonly number: Generated<number>
  readonly id: string
  readonly page: string
  readonly place: string
  readonly title: string
}
type CardDotTable = { readonly card: string; readonly giver: string; readonly count: number }
export type InviteTable = {
  readonly id: string
  readonly token_hash: string
  readonly email: string | null
  readonly page: string | null
  readonly invited_by: string
  readonly created: string
  readonly expires: string
  readonly used: string | null
}
/** One-time links for set-up and password reset. */
type LinkTable = {
  readonly token_hash: string
  readonly purpose: string
  readonly user: string | null
  readonly expires: string
  readonly used: string | null
}
type TokenTable = {
  readonly id: string
  readonly user: string
  readonly name: string
  readonly secret_hash: string
  readonly scopes: string
  readonly pages: string | null
  readonly created: string
  readonly expires: string | null
  readonly last_used: string | null
}
/** A secret address by which somebody reads a calendar of their own. */
type CalendarAddressTable = {
  readonly id: string
  readonly user: string
  /** `mine` or `all`. */
  readonly purpose: string
  readonly name: string
  readonly secret_hash: string
  /** Of the password that its owner had then: a new one ends it. */
  readonly password_mark: string
  readonly created: string
  readonly last_used: string | null
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
type SettingTable = { readonly key: string; readonly value: string }
/** Better-auth owns the rest of this table; these are our own columns. */
export type UserTable = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly emailVerified: number | boolean
  readonly image: string | null
  readonly createdAt: string
  readonly updatedAt: string
  readonly admin: number
  readonly banned: number
}
/** Better-auth's: how an account signs in (`credential` with a password hash). */
type SignInTable = {
  readonly id: string
  readonly accountId: string
  readonly providerId: string
  readonly userId: string
  readonly password: string | null
  readonly createdAt: string
  readonly updatedAt: string
}
/** Better-auth's: a row for each browser that is signed in. */
type SessionTable = {
  readonly id: string
  readonly token: string
  readonly userId: string
  readonly expiresAt: string
  readonly createdAt: string
  readonly updatedAt: string
}

export type ImportTable = {
  readonly id: string
  /** Account of who asked for it; null for the operator. */
  readonly person: string | null
  /** The source's name: its address without scheme, or the name of its file or folder. */
  readonly source: string
  /** `waiting`, `running`, `done`, `failed` or `cancelled`. */
  readonly state: string
  /** What it brought and left out, as JSON, once it is done. */
  readonly report: string | null
  /** Why it failed, as JSON. */
  readonly problem: string | null
  readonly created: string
  readonly finished: string | null
}
/** What was read of a source the last time. */
type ImportSourceTable = {
  readonly name: string
  /** Its first commit, which it shares with every copy. */
  readonly root: string
  /** Ids of its commits, one a line. */
  readonly commits: string
  readonly imported: string
}
/** Which page a text of a source became. */
type ImportPageTable = {
  readonly source: string
  readonly path: string
  readonly page: string
  /** The newest revision that the page has of the source. */
  readonly tip: string
  /** The one that was proposed since, because the page had changed by itself. */
  readonly offered: string | null
}
/** Pages of which only the front matter was read: the rest is tried again. */
type UnreadTable = {
  readonly page: string
  /** How often that was tried since the server started. */
  readonly tries: number
}
/** What happened on pages, for those who follow it; kept for 14 days. */
export type LiveEventTable = {
  readonly number: number
  readonly time: string
  readonly kind: string
  readonly page: string
  /** What of the page it was about. */
  readonly subject: string
}
/** The number given last, in the one row. Who has it waits for nobody: its transaction ends before the next number. */
type LiveCountTable = { readonly id: number; readonly number: number }
export type Tables = {
  readonly page: PageTable
  readonly page_slug: SlugTable
  readonly maintainer: MaintainerTable
  readonly page_release: ReleaseTable
  readonly change: ChangeTable
  readonly proposal: ProposalTable
  readonly offer: OfferTable
  readonly comment: CommentTable
  readonly idea: IdeaTable
  readonly idea_support: IdeaSupportTable
  readonly photograph: PhotographTable
  readonly photograph_gone: PhotographGoneTable
  readonly report: ReportTable
  readonly draft: DraftTable
  readonly draft_writer: DraftWriterTable
  readonly draft_log: DraftLogTable
  readonly draft_snapshot: DraftSnapshotTable
  readonly media: MediaTable
  readonly event_code: EventCodeTable
  readonly guest: GuestTable
  readonly follow_link: FollowLinkTable
  readonly registration: RegistrationTable
  readonly registrar: RegistrarTable
  readonly online_link: OnlineLinkTable
  readonly preparation_mark: PreparationMarkTable
  readonly preparation_item: PreparationItemTable
  readonly role_person: RolePersonTable
  readonly run: RunTable
  readonly run_move: RunMoveTable
  readonly showing: ShowingTable
  readonly shown: ShownTable
  readonly room_link: RoomLinkTable
  readonly board: BoardTable
  readonly card: CardTable
  readonly card_group: CardGroupTable
  readonly card_dot: CardDotTable
  readonly invite: InviteTable
  readonly link: LinkTable
  readonly token: TokenTable
  readonly calendar_address: CalendarAddressTable
  readonly intent: IntentTable
  readonly import: ImportTable
  readonly import_source: ImportSourceTable
  readonly import_page: ImportPageTable
  readonly idempotency: IdempotencyTable
  readonly page_unread: UnreadTable
  readonly provenance: ProvenanceTable
  readonly provenance_piece: ProvenancePieceTable
  readonly provenance_origin: ProvenanceOriginTable
  readonly setting: SettingTable
  readonly live_event: LiveEventTable
  readonly live_count: LiveCountTable
  readonly user: UserTable
  readonly account: SignInTable
  readonly session: SessionTable
}

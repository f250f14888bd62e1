import type { Generated } from 'kysely'

/** Something that happened of which people are told. */
export type ToldActTable = {
  readonly number: Generated<number>
  /** What it is, so that it is told once however often it is written. */
  readonly key: string
  /** A kind of notice, of `domain`. */
  readonly kind: string
  /** Id of the page on which it happened. */
  readonly page: string
  /** An account or `guest:<id>`; null where nobody is known. */
  readonly who: string | null
  /** Null where it is not to be told who. */
  readonly who_name: string | null
  readonly time: string
  /** Slug of the event that it came from. */
  readonly event: string | null
  readonly idea: string | null
  readonly proposal: number | null
  readonly comment: string | null
  /** The thread in which it was said. */
  readonly thread: string | null
  /** What was reported, as `idea:<id>`. */
  readonly said: string | null
  readonly version: string | null
  readonly revision: string | null
  /** The revision that a new one was made on. */
  readonly base: string | null
  /** Id of the page that came of it: a fork, an event. */
  readonly other: string | null
  /** Words of it that stand in no other record. */
  readonly quote: string | null
  /** Up to which of those who follow it was told, by their ids in order; null before anybody was. */
  readonly reached: string | null
  /** When all were told; null while some are not. */
  readonly told: string | null
  /** When it was undone: nobody is told of it any more. */
  readonly undone: string | null
}

/** What a person is told of an act: once. */
export type NoticeTable = {
  readonly person: string
  readonly act: number
  /** A kind of notice: what the act means to this person. */
  readonly kind: string
  readonly reason: string
  /** Their own idea of which it tells, where the act is of more than one. */
  readonly idea: string | null
  /** Id of the page of theirs that it touches. */
  readonly other: string | null
  /** How many ideas or proposals of theirs it tells of. */
  readonly amount: number
  /** As they had chosen when it happened: never `none`. */
  readonly channel: string
  readonly read: string | null
  /** `due` while a message is to tell it, then the id of that message; null where none does. */
  readonly mail: string | null
}

/** What somebody follows, or muted. */
export type WatchTable = {
  readonly person: string
  readonly kind: string
  /** Id of a page or lineage, a kind, or a tag with folded letters. */
  readonly of: string
  /** `all` or `none`. */
  readonly level: string
  readonly since: string
}

type NoticeChoiceTable = {
  readonly person: string
  readonly kind: string
  readonly channel: string
}

/** What people are told, and want to be told. */
export type NoticeTables = {
  readonly told_act: ToldActTable
  readonly notice: NoticeTable
  readonly watch: WatchTable
  readonly notice_choice: NoticeChoiceTable
}

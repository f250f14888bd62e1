import type { Generated } from 'kysely'

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
type ShowingTable = {
  readonly event: string
  /** 1 where ideas are there as they come in; cards likewise. */
  readonly all_at_once: number
  readonly cards_at_once: number
}

/** Something that was shown on the screen of a room, or taken off it. */
type ShownTable = {
  readonly event: string
  /** `idea:<id>`, `card:<id>`. */
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

/** The day of an event, its room and its closing circle. */
export type DayTables = {
  readonly run: RunTable
  readonly run_move: RunMoveTable
  readonly showing: ShowingTable
  readonly shown: ShownTable
  readonly room_link: RoomLinkTable
  readonly board: BoardTable
  readonly card: CardTable
  readonly card_group: CardGroupTable
  readonly card_dot: CardDotTable
}

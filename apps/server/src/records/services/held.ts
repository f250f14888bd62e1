import type { PersonView } from '@forkshop/api'
import type { LineageId, RevisionId } from '@forkshop/domain'
import type { GitHousekeeping } from '@forkshop/repository'
import { boundedCache, type BoundedCache } from '../../base/bounded-cache.ts'
import type { RoomLook } from '../../base/disk/no-room.ts'
import { createLine, type Line as TurnLine } from '../../base/http/line.ts'
import { keptBytes, type KeptBytes } from '../../base/kept-bytes.ts'
import { keyedQueue, type KeyedQueue } from '../../base/keyed-queue.ts'
import type { RateBucket } from '../../base/rate-bucket.ts'

/**
 * What the features of one server keep in memory from call to call. Made once by the root and gone
 * with the server, so that two servers in one process share nothing. Nothing else is kept: a module
 * has no state of its own.
 */
export type Held = {
  /** What was made of texts, each kind a part of its own: articles, comparisons, facts. */
  readonly made: KeptBytes
  /** Drawn pictures of pages for links, by what they show: one that is passed on is asked for by many. */
  readonly strips: BoundedCache<Uint8Array>
  /** Calendars of many events, by what they are made of: programs ask for them every hour or so. */
  readonly calendars: BoundedCache<Buffer>
  /** Who wrote the text of a revision. */
  readonly contributors: BoundedCache<readonly PersonView[]>
  /** Whom the words of a verified revision are of, by lineage and revision: that never changes. */
  readonly writers: BoundedCache<readonly PersonView[]>
  /** Long histories whose words are being told while nobody waits, by page and revision. */
  readonly telling: Set<string>
  /** Ways along histories whose words are told part by part, by page and revision. */
  readonly lines: BoundedCache<Line>
  /** What others show of a page, as it was when it was last announced: a mark and its newest revision, by page. */
  readonly faces: BoundedCache<{
    readonly mark: string
    readonly head: string
    readonly kind: string | null
  }>
  readonly passwordTries: PasswordTries
  readonly codeTries: CodeTries
  /** Registrations that came in, by event and by where they came from. */
  readonly registering: RegistrationTries
  /** Links that were asked for by mail, by the address that they are for and by where they were asked. */
  readonly mailRequests: MailRequests
  /** Acts on closing circles, by who does them: never by where they come from. */
  readonly boardActs: BoundedCache<RateBucket>
  /** Photographs that are made smaller: few at a time, since each is decoded whole. */
  readonly photographs: TurnLine
  /** Up to which moment (milliseconds since 1970) all letters of a day or week that were due are written. */
  readonly letters: { upTo: number }
  /** Who was told of an act lately, by its number, so that streams need not ask for each reader. */
  readonly toldPeople: BoundedCache<ReadonlySet<string>>
  /** What a look at all histories on disk found last; null before the first. */
  readonly storage: { last: Promise<readonly HistoryOnDisk[]> | null }
  /** When the disk was last asked for its room. */
  readonly room: RoomLook
  /** Work that failed half-way and waits to be finished, by its id; how, where no row tells of it. */
  readonly left: Map<string, (() => Promise<void>) | null>
  /** The one round that finishes them; null when none is under way. */
  readonly finishing: { now: Promise<void> | null }
  /** What is done one after the other. One process has a library, so that a line in memory is enough. */
  readonly queues: {
    /** Changes of a page's settings and people, by page: git keeps them as one file. */
    readonly settings: KeyedQueue
    /** Making the programme of an event for its day, by the event's page: it is one. */
    readonly adapting: KeyedQueue
    /** Drafts that are opened, by page or by page and account: each page has one shared draft. */
    readonly drafts: KeyedQueue
    /** Changes and decisions of a proposal, by page and number: it is decided once. */
    readonly proposals: KeyedQueue
    /** Decisions of an offer, by its id: it is decided once. */
    readonly offers: KeyedQueue
    /** Places of an event that are taken or given back, by event: the last one goes to one. */
    readonly registrations: KeyedQueue
    /** Moves of the day of an event, by event: their numbers appear in their order. */
    readonly runs: KeyedQueue
    /** Acts on the closing circle of an event, by event: dots are counted, groups are made once. */
    readonly boards: KeyedQueue
    /** Walks along a history for a passage, by lineage, so that many calls hold nobody up. */
    readonly passages: KeyedQueue
    /** Telling who wrote a history, by lineage: each part is told once. */
    readonly provenance: KeyedQueue
    /** Telling that nobody waits for, by lineage: one text after the other. */
    readonly telling: KeyedQueue
    /** Pictures of pages for links: one at a time for all of them. */
    readonly pictures: KeyedQueue
    /** Counting how forks stand to their origins, by lineage: each is counted once. */
    readonly standings: KeyedQueue
  }
}

/** A revision whose words are to be told; `page` is the one on whose line it stands. */
export type LineNode = {
  readonly id: RevisionId
  readonly parents: readonly RevisionId[]
  readonly page: string
  /** The proposal that a merge accepted. */
  readonly proposal: number | null
  /** Revisions of other pages of the lineage that words were taken from, which are no parents. */
  readonly taken: readonly TakenNode[]
}

/** A revision of another page that words were taken from. */
export type TakenNode = { readonly page: string; readonly revision: RevisionId }

/** The way to a revision along first parents: from a known one (null: from nothing), oldest first. */
export type Line = { readonly start: RevisionId | null; readonly nodes: readonly LineNode[] }

/** How a history lies on disk. */
export type HistoryOnDisk = { readonly lineage: LineageId } & Awaited<
  ReturnType<GitHousekeeping['storage']>
>

/** Registrations that came in lately: at an event, and there from an address. */
export type RegistrationTries = {
  readonly events: BoundedCache<RateBucket>
  readonly places: BoundedCache<RateBucket>
}

/** Links that were asked for by mail lately. */
export type MailRequests = {
  readonly addresses: BoundedCache<RateBucket>
  readonly places: BoundedCache<RateBucket>
}

/** Wrong passwords, counted by account and by browser. */
export type PasswordTries = {
  readonly accounts: BoundedCache<RateBucket>
  readonly devices: BoundedCache<RateBucket>
  /** Addresses without an account apart: naming many of them must not make that of an account forgotten. */
  readonly unknown: BoundedCache<RateBucket>
}

/** Codes given at the doors of events, counted by door and by where they came from. */
export type CodeTries = {
  readonly doors: BoundedCache<RateBucket>
  readonly places: BoundedCache<{ readonly wrong: RateBucket; readonly reserve: RateBucket }>
  /** Codes with an address from which they were given. */
  readonly given: BoundedCache<true>
  readonly entries: BoundedCache<RateBucket>
}

/** Of some five hundred pages of 160 lines. */
const MADE_BYTES = 64 * 1024 * 1024
/** Pictures of some 5 kB, of events some 15. */
const STRIPS = 200
/** Bytes: of some sixteen calendars of 500 events. */
const CALENDARS = 8 * 1024 * 1024
/** About 10 MB of names. */
const PEOPLE = 100_000
/** Of ten histories of 2,000 states. */
const WRITERS = 20_000
/** Long histories at a time; more are told when they are asked for again. */
export const MAX_TELLING = 100
const LINE_REVISIONS = 200_000
/** Accounts, browsers, addresses and pages, some hundred bytes each. */
const REMEMBERED = 50_000
/** Events whose doors are watched at a time. */
const DOORS = 1_000
/** Calls that wait for one page or history: those of a full room that presses the same button. */
const WAITING = 250

/** Ids of people, of some acts that everybody is told of. */
const TOLD_PEOPLE = 50_000
/** Photographs that are decoded at a time, some 50 MB each, and that wait: those of a full room. */
const PHOTOGRAPHS = { atOnce: 2, waiting: 100 }
/** Acts of one event that wait: those of all who were told of it in the same minute. */
const REGISTERING = 1_000

/** Nothing yet, each with room for no more than its bound. */
export function holdNothing(): Held {
  return {
    made: keptBytes(MADE_BYTES),
    strips: boundedCache(STRIPS),
    calendars: boundedCache(CALENDARS),
    contributors: boundedCache(PEOPLE),
    writers: boundedCache(WRITERS),
    telling: new Set(),
    lines: boundedCache(LINE_REVISIONS),
    faces: boundedCache(REMEMBERED),
    passwordTries: {
      accounts: boundedCache(REMEMBERED),
      devices: boundedCache(REMEMBERED),
      unknown: boundedCache(REMEMBERED),
    },
    codeTries: {
      doors: boundedCache(DOORS),
      places: boundedCache(REMEMBERED),
      given: boundedCache(REMEMBERED),
      entries: boundedCache(DOORS),
    },
    registering: { events: boundedCache(DOORS), places: boundedCache(REMEMBERED) },
    mailRequests: { addresses: boundedCache(REMEMBERED), places: boundedCache(REMEMBERED) },
    boardActs: boundedCache(REMEMBERED),
    photographs: createLine(PHOTOGRAPHS),
    letters: { upTo: 0 },
    toldPeople: boundedCache(TOLD_PEOPLE),
    storage: { last: null },
    room: { last: null },
    // As many as there are rows in `intent`, and imports that could not be ended.
    left: new Map(),
    finishing: { now: null },
    queues: {
      settings: keyedQueue(WAITING),
      adapting: keyedQueue(WAITING),
      drafts: keyedQueue(WAITING),
      proposals: keyedQueue(WAITING),
      offers: keyedQueue(WAITING),
      registrations: keyedQueue(REGISTERING),
      runs: keyedQueue(WAITING),
      boards: keyedQueue(REGISTERING),
      passages: keyedQueue(WAITING),
      provenance: keyedQueue(WAITING),
      telling: keyedQueue(MAX_TELLING),
      pictures: keyedQueue(WAITING),
      standings: keyedQueue(WAITING),
    },
  }
}

/** What changed about one thing, from and to as people write them; `null` where there is none. */
export type Spoken = { readonly from: string | null; readonly to: string | null }

/** Everything a comparison says, in one language. Typography (U+00A0, U+202F, quotes) is part of a phrase. */
export type Phrases = {
  readonly nothing: string
  /** Between what is said of the text, of the agenda, and of the fields. */
  readonly betweenParts: string
  /** Clauses of the summary, each without a capital and without an end. */
  readonly passagesChanged: (count: number) => string
  readonly blocksAdded: (count: number) => string
  readonly blocksRemoved: (count: number) => string
  /** The second number is how many of them changed too. */
  readonly blocksMoved: (count: number, changed: number) => string
  readonly passagesSplit: (count: number) => string
  readonly passagesJoined: (count: number) => string
  readonly stepsChanged: (count: number) => string
  /** Steps that only begin at another time, beside others that changed, and by themselves. */
  readonly othersShift: (count: number) => string
  readonly onlyShift: (count: number) => string
  /** Said of an agenda of so many days, none of which is longer or shorter, or ends at another time. */
  readonly lengthsKept: (days: number) => string
  readonly daysAdded: (count: number) => string
  readonly daysRemoved: (count: number) => string
  readonly rolesAdded: (count: number) => string
  readonly rolesRemoved: (count: number) => string
  readonly methodsAdded: (count: number) => string
  readonly methodsRemoved: (count: number) => string
  readonly methodsRepinned: (count: number) => string
  readonly methodPinned: (slug: string, from: string, to: string) => string
  readonly fieldsAdded: (count: number) => string
  readonly fieldsRemoved: (count: number) => string
  readonly fieldsChanged: (count: number) => string
  /** A day that has no title. */
  readonly theDay: string
  readonly dayEnds: (day: string, later: boolean, length: string) => string
  readonly dayLasts: (day: string, longer: boolean, length: string) => string
  /** Whole sentences of the agenda, without an end. */
  readonly step: (at: string | null, step: string, what: readonly string[]) => string
  readonly startTurn: (turn: Spoken) => string
  readonly durationTurn: (turn: Spoken) => string
  /** A step under another name, and one that stands where another one stood. */
  readonly nameTurn: (turn: Spoken) => string
  readonly replaced: (turn: Spoken) => string
  readonly leaderTurn: (turn: Spoken) => string
  readonly added: string
  readonly removed: string
  readonly moved: string
  readonly movedFromDay: (day: string) => string
  readonly inParallel: string
  /** Steps that begin at another time: beside others that changed, by themselves, all of a day. */
  readonly stepsShifted: (count: number, later: boolean, length: string) => string
  readonly onlyShifted: (count: number, later: boolean, length: string) => string
  readonly allShifted: (later: boolean, length: string) => string
  readonly gap: (step: string, length: string) => string
  readonly overlap: (step: string, length: string) => string
  /** A length beside the one it was, in brackets. */
  readonly lengthTurn: (before: string, after: string) => string
  readonly dayStillEnds: (day: string, end: string, length: string) => string
  readonly dayNowEnds: (
    day: string,
    end: string,
    facts: { readonly later: boolean; readonly by: string; readonly length: string },
  ) => string
  readonly dayStillLasts: (day: string, length: string) => string
  readonly dayNowLasts: (day: string, length: string, before: string) => string
  readonly dayAdded: (day: string, length: string) => string
  readonly dayRemoved: (day: string, length: string) => string
}

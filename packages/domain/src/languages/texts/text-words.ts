/** How texts of people in a language are read and begun: of no page that shows none. */
export type TextWords = {
  /** What a new day of an agenda is called. */
  readonly day: string
  /** What a further day is called before its number: `Jour 2`. */
  readonly dayNumbered: string
  /** Names in the header of an agenda; the first of each is what a new agenda says. */
  readonly columns: Readonly<
    Record<
      'start' | 'duration' | 'step' | 'ledBy' | 'materials' | 'notes' | 'method',
      readonly string[]
    >
  >
  /** How a heading begins below which a text says what is needed, in small letters without accents. */
  readonly materials: readonly string[]
  /** How headings say when something is to be done before an event, all of it in small letters without accents. */
  readonly before: {
    /** Numbers that are written as words. */
    readonly numbers: Readonly<Record<string, number>>
    /** Words that may stand before a length: `about six weeks before`. */
    readonly about: readonly string[]
    /** Words between two numbers of which the larger counts: `two to three weeks before`. */
    readonly to: readonly string[]
    /** Words that follow a length: `six weeks before`. */
    readonly ahead: readonly string[]
    /** Days by their names, with how many days they are before the first; articles left out. */
    readonly days: Readonly<Record<string, number>>
    readonly articles: readonly string[]
    /** Letters of a count down, with the days that each stands for: `J-15`. */
    readonly countdown: Readonly<Record<string, number>>
    /** How a heading begins below which is what to do before, without saying when. */
    readonly headings: readonly string[]
  }
  /** How the number of a role says that it is that of each team, in small letters without accents. */
  readonly perTeam: readonly string[]
  /** First words of steps that nobody leads, in small letters: people arrive, eat, rest, put things away. */
  readonly pauses: readonly string[]
  /** Words for all who are there, in the cell that says who leads a step. */
  readonly everybody: readonly string[]
  /** Lengths that are said in words, in minutes, in small letters without accents, blanks for hyphens and apostrophes. */
  readonly lengths: {
    /** Lengths that no number stands before: `half an hour`. */
    readonly phrases: Readonly<Record<string, number>>
    /** What is said more after a number of hours: `and a half`. */
    readonly more: Readonly<Record<string, number>>
    /** Numbers beyond those that say when something is done before an event. */
    readonly numbers: Readonly<Record<string, number>>
  }
  /** Units of durations as people type them; `and` joins two of them. */
  readonly units: Readonly<
    Record<'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes' | 'and', readonly string[]>
  >
}

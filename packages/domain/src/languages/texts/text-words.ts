/** How texts of people in a language are read and begun: of no page that shows none. */
export type TextWords = {
  /** What a new day of an agenda is called. */
  readonly day: string
  /** Names in the header of an agenda; the first of each is what a new agenda says. */
  readonly columns: Readonly<
    Record<'start' | 'duration' | 'step' | 'ledBy' | 'materials', readonly string[]>
  >
  /** How a heading begins below which a text says what is needed, in small letters without accents. */
  readonly materials: readonly string[]
  /** First words of steps that nobody leads, in small letters: people arrive, eat, rest, put things away. */
  readonly pauses: readonly string[]
  /** Words for all who are there, in the cell that says who leads a step. */
  readonly everybody: readonly string[]
  /** Units of durations as people type them; `and` joins two of them. */
  readonly units: Readonly<
    Record<'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes' | 'and', readonly string[]>
  >
}

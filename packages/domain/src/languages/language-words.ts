/** How a language is written, whatever is said in it. */
export type LanguageWords = {
  /** The region whose dates and numbers are written (BCP 47). */
  readonly locale: string
  /** The first day of a month in a date: an ordinal in some languages. */
  readonly firstOfMonth: string
  /** What stands around a quotation, with the spaces that belong to it. */
  readonly quotes: readonly [string, string]
  /** Said in this language to who reads another. */
  readonly invitation: string
}

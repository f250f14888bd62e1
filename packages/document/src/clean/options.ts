/** What the columns of an agenda are called in the language of the page, as its header says them. */
export interface AgendaWords {
  readonly start: string
  readonly duration: string
  readonly step: string
}

export interface CleanOptions {
  /** Without them no table is made of rows of hours: they stay lists or paragraphs. */
  readonly agendaWords?: AgendaWords
  /** Where this library is served: its own addresses become `/p/slug`. */
  readonly siteUrl?: string
}

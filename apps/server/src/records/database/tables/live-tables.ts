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

/** What happened on pages, for those who follow it; kept for 14 days. */
export type LiveTables = {
  readonly live_event: LiveEventTable
  readonly live_count: LiveCountTable
}

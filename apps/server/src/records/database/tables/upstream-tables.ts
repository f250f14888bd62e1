/** How a fork stood to its origin at a revision of each: right as long as these are their newest. */
type UpstreamCountTable = {
  readonly fork: string
  /** The fork's revision. */
  readonly own: string
  /** The origin's revision. */
  readonly theirs: string
  /** By which rule it was counted (`features/upstream/standing-rows.ts`). */
  readonly rule: number
  /** `UpstreamCounts` as JSON; null where it cannot be counted. */
  readonly counts: string | null
}

/** What is kept of forks and their origins. */
export type UpstreamTables = { readonly upstream_count: UpstreamCountTable }

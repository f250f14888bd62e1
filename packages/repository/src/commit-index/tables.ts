/**
 * The commits of all lineages. Derived from git, so it can be dropped and made again. Column names
 * are single words, so that no naming plug-in of the connection changes them.
 */
export type CommitTable = {
  readonly lineage: string
  readonly id: string
  /** One more than the highest of its parents; roots have 1. */
  readonly generation: number
  /** Ids in order with blanks between, empty for a root. */
  readonly parents: string
  /** `Name <address>`. */
  readonly author: string
  readonly committer: string
  /** When it was authored, ISO 8601 in UTC. */
  readonly authored: string
  readonly message: string
  /** 0 where the author's address is claimed without proof, else 1. */
  readonly verified: number
}

/** Main lines, proposals and releases of all pages; `name` is the one inside the page's namespace. */
export type RefTable = {
  readonly page: string
  readonly name: string
  readonly lineage: string
  /** What the ref names: a commit, or the tag of a release. */
  readonly object: string
  /** The commit that it leads to. */
  readonly target: string
}

/** The tables of this package, for the type of the connection that it is given. */
export type RepositoryTables = {
  readonly repository_commit: CommitTable
  readonly repository_ref: RefTable
}

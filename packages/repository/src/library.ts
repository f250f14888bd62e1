import type { LineageId, PageId, RevisionId, Slug, Trailer, Version } from '@forkshop/domain'

export type { Trailer }

/** Somebody named by a commit. Control characters, `<` and `>` are dropped when written. */
export type Person = { readonly name: string; readonly email: string }

/** What is recorded about a change besides its text; `time` is kept to the second. */
export type CommitInfo = {
  readonly author: Person
  readonly committer: Person
  readonly time: Date
  readonly reason: string
  readonly trailers: readonly Trailer[]
}

/** One saved state of a page. `time` is when the author wrote it, ISO 8601 in UTC. */
export type Revision = {
  readonly id: RevisionId
  readonly author: Person
  readonly committer: Person
  readonly time: string
  readonly reason: string
  readonly trailers: readonly Trailer[]
  readonly parents: readonly RevisionId[]
  /** False where a push claimed an author whom nothing proves. */
  readonly verified: boolean
}

/** Who may read the page. */
export type PageVisibility = 'public' | 'private'

/** Who may edit without asking: anybody signed in, or the maintainers. */
export type PageEditing = 'open' | 'maintainers'

/** Who took a page off the site, when (ISO 8601 in UTC) and why. */
export type PageTombstone = { readonly by: string; readonly time: string; readonly reason: string }

/** Where an import took a page from: the name of the source, and the text's path there. */
export type PageImport = { readonly source: string; readonly path: string }

/** What git keeps about a page besides its text, so that a library can be rebuilt from git alone. */
export type PageMeta = {
  readonly id: PageId
  readonly slug: Slug
  readonly formerSlugs: readonly Slug[]
  readonly visibility: PageVisibility
  readonly editing: PageEditing
  readonly origin: { readonly page: PageId; readonly commit: RevisionId } | null
  readonly maintainers: readonly string[]
  /** The event for whose day alone the page was made; absent for all others. */
  readonly madeFor?: PageId
  /** Absent for a page that was made here. */
  readonly imported?: PageImport
  /** Absent for a page that is there. */
  readonly deleted?: PageTombstone
}

/** A picture or file of a page; `name` is the file name under `media/`. */
export type Media = { readonly name: string; readonly bytes: Uint8Array }

/** A revision as seen from one page. */
export type PageRevision = { readonly page: PageId; readonly revision: RevisionId }

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly revision: RevisionId }
  | { readonly kind: 'stale'; readonly current: RevisionId }
  | { readonly kind: 'unchanged'; readonly current: RevisionId }

export type ReleaseOutcome = { readonly kind: 'released' } | { readonly kind: 'taken' }

/** `taken` where it was done before: how something ended is never written over. */
export type EndOutcome = { readonly kind: 'ended' } | { readonly kind: 'taken' }

export type ProposalOutcome =
  | { readonly kind: 'written'; readonly head: RevisionId }
  | { readonly kind: 'stale'; readonly current: RevisionId | null }

/** That something was given up: who did it, when (ISO 8601 in UTC, to the second) and why. */
export type LibraryEnd = {
  readonly reason: string
  readonly time: string
  readonly by: Person
}

/** A released revision; `time` is ISO 8601 in UTC. */
export type LibraryRelease = {
  readonly version: Version
  readonly revision: RevisionId
  readonly notes: string
  readonly time: string
  readonly by: Person
  /** Null for a version that nobody withdrew. */
  readonly withdrawn: LibraryEnd | null
}

/** How a proposal ends that is not accepted. */
export type ProposalEndState = 'declined' | 'withdrawn'

/** A proposal as git has it: title and reason are what the commit of its newest state says. */
export type LibraryProposal = {
  readonly number: number
  readonly head: RevisionId
  readonly title: string
  readonly reason: string
  /** Null for one that is open or accepted, or that was ended before git kept that. */
  readonly end: (LibraryEnd & { readonly state: ProposalEndState }) | null
}

/** Something that `check` found wrong; `page` is null when it concerns a whole lineage. */
export type LibraryProblem = {
  readonly code:
    | 'fsck'
    | 'missing-object'
    | 'missing-meta'
    | 'missing-text'
    | 'broken-meta'
    | 'index-differs'
    | 'unreadable'
  readonly page: PageId | null
  readonly detail: string
}

/** How a page was run, as it was kept. */
export type LibraryRun = { readonly revision: RevisionId; readonly text: string }

/** A file that nobody edits, beside the text of a page; the name is lower case letters, digits and hyphens. */
export type DecisionFile = { readonly name: string; readonly text: string }

/** Files to be added to what was decided about a page, and names of those that hold no more. */
export type NewDecisions = {
  readonly add: readonly DecisionFile[]
  readonly remove: readonly string[]
}

/** What was decided about a page, with the revision that has it; files in the order of their names. */
export type LibraryDecisions = {
  readonly revision: RevisionId
  readonly files: readonly DecisionFile[]
}

export type HistoryOptions = {
  readonly from?: RevisionId
  readonly limit: number
  readonly cursor?: string
}

export type HistoryPage = {
  readonly items: readonly Revision[]
  readonly nextCursor: string | null
}

export type NewPage = {
  readonly page: PageId
  readonly lineage: LineageId
  readonly text: string
  readonly media: readonly Media[]
  readonly meta: PageMeta
  readonly commit: CommitInfo
}

export type NewFork = {
  readonly page: PageId
  readonly origin: PageRevision
  readonly text: string
  /** Added to those of the origin. */
  readonly media?: readonly Media[]
  readonly meta: PageMeta
  readonly commit: CommitInfo
}

/** A new state of a page made on `base`; `media` are additions, those of `base` are carried over. */
export type NewRevision = {
  readonly page: PageId
  readonly base: RevisionId
  readonly text: string
  readonly media: readonly Media[]
  readonly alsoParents: readonly RevisionId[]
  readonly commit: CommitInfo
  /** The head moves once this has resolved; where it rejects the head stays, and that is thrown. */
  readonly after?: Promise<unknown>
}

export type NewRelease = {
  readonly page: PageId
  readonly revision: RevisionId
  readonly version: Version
  readonly notes: string
  readonly by: Person
  readonly time: Date
}

/** The end of a proposal that is not accepted. */
export type EndOfProposal = {
  readonly page: PageId
  readonly number: number
  readonly state: ProposalEndState
  readonly reason: string
  readonly by: Person
  readonly time: Date
}

/** The end of a version: it stays where it is, and everybody is told why not to use it. */
export type EndOfRelease = {
  readonly page: PageId
  readonly version: Version
  readonly reason: string
  readonly by: Person
  readonly time: Date
}

/** A proposal's text made on `base`; `expected` is its present head, null for a new proposal. */
export type NewProposal = {
  readonly page: PageId
  readonly number: number
  readonly text: string
  readonly media: readonly Media[]
  readonly base: RevisionId
  readonly expected: RevisionId | null
  readonly commit: CommitInfo
}

/**
 * Pages kept as histories. Reads answer null (or nothing) for what is not there or not reachable
 * from the page's own main line, proposals and releases; the line of a fork goes on into its
 * origin. Writes throw a RepositoryError for an unknown page or revision and for unsafe names, and
 * keep everything they acknowledged through a crash.
 */
export type Library = {
  /** Makes a page with its first revision. Throws `page-exists` rather than touching another page. */
  createPage(request: NewPage): Promise<RevisionId>
  /** Makes a page whose first revision follows a revision of its origin, media included. */
  forkPage(request: NewFork): Promise<RevisionId>
  /**
   * Moves the page's head from `base` to a new revision with parents [base, ...alsoParents].
   * `stale` when the head is another one, `unchanged` when text and media are those of the head.
   */
  commit(request: NewRevision): Promise<CommitOutcome>
  head(page: PageId): Promise<RevisionId | null>
  /** The text of a revision; a byte order mark is kept as U+FEFF. */
  readText(page: PageId, revision: RevisionId): Promise<string | null>
  /** The exact bytes of a revision's text. */
  readBytes(page: PageId, revision: RevisionId): Promise<Uint8Array | null>
  readMedia(page: PageId, revision: RevisionId, name: string): Promise<Uint8Array | null>
  /** Names of a revision's media in code point order. */
  listMedia(page: PageId, revision: RevisionId): Promise<readonly string[]>
  revision(page: PageId, id: RevisionId): Promise<Revision | null>
  /** Many at once, in the order of `ids`; those that do not belong to the page are left out. */
  revisions(page: PageId, ids: readonly RevisionId[]): Promise<readonly Revision[]>
  /** First parents from `from` (the head when absent), newest first; `limit` is held to 1..1000. */
  history(page: PageId, options: HistoryOptions): Promise<HistoryPage>
  /** A best common ancestor, the same one whichever comes first; null when there is none. */
  mergeBase(a: PageRevision, b: PageRevision): Promise<RevisionId | null>
  /** How many revisions only `a` has (ahead) and only `b` has (behind). */
  aheadBehind(a: PageRevision, b: PageRevision): Promise<{ ahead: number; behind: number }>
  release(request: NewRelease): Promise<ReleaseOutcome>
  /** Every release of the page, highest version first. */
  releases(page: PageId): Promise<readonly LibraryRelease[]>
  /** Keeps that a version was withdrawn. Throws `unknown-revision` for one that was never released. */
  withdrawRelease(request: EndOfRelease): Promise<EndOutcome>
  /** Writes a proposal's next state; the same text, media and words again keep its head. */
  writeProposal(request: NewProposal): Promise<ProposalOutcome>
  /** Keeps how a proposal ended. Throws `unknown-revision` where there is none of that number. */
  endProposal(request: EndOfProposal): Promise<EndOutcome>
  proposalHead(page: PageId, number: number): Promise<RevisionId | null>
  /** Every proposal of the page, lowest number first. */
  proposals(page: PageId): Promise<readonly LibraryProposal[]>
  readMeta(page: PageId): Promise<PageMeta | null>
  writeMeta(page: PageId, meta: PageMeta, commit: CommitInfo): Promise<void>
  /**
   * Keeps how a page was run, as one file that nobody edits, after what was kept of it before; answers the revision that
   * has it.
   */
  writeRun(page: PageId, text: string, commit: CommitInfo): Promise<RevisionId>
  /** What was kept last of how a page was run, with its revision; null where nothing was. */
  readRun(page: PageId): Promise<LibraryRun | null>
  /**
   * Keeps decisions about what the origin of a page changed, one file each, beside its text. A file of a name that is there
   * stays as it is; one that is removed stands in what was kept before. Answers the revision that has them all, null
   * where there was never one.
   */
  writeDecisions(
    page: PageId,
    decisions: NewDecisions,
    commit: CommitInfo,
  ): Promise<RevisionId | null>
  /** What was decided last; null where nothing ever was. */
  readDecisions(page: PageId): Promise<LibraryDecisions | null>
  /** Every page with its lineage, ordered by page id; one whose meta cannot be read is left out. */
  pages(): AsyncIterable<{
    readonly page: PageId
    readonly lineage: LineageId
    readonly meta: PageMeta
  }>
  /** Looks through everything stored; empty when all is well. */
  check(): Promise<readonly LibraryProblem[]>
  /** Waits for running writes and lets go of files and processes. */
  close(): Promise<void>
}

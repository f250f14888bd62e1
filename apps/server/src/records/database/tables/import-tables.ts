export type ImportTable = {
  readonly id: string
  /** Account of who asked for it; null for the operator. */
  readonly person: string | null
  /** The source's name: its address without scheme, or the name of its file or folder. */
  readonly source: string
  /** `waiting`, `running`, `planned`, `done`, `failed` or `cancelled`. */
  readonly state: string
  /** What it brought and left out, as JSON, once it is done. */
  readonly report: string | null
  /** Why it failed, as JSON. */
  readonly problem: string | null
  readonly created: string
  readonly finished: string | null
  /** What it would do, as JSON, while it is `planned`. */
  readonly plan: string | null
  /** Where its source is and how it is to be read, as JSON, while it is `planned`. */
  readonly request: string | null
}

/** What was read of a source the last time. */
type ImportSourceTable = {
  readonly name: string
  /** Its first commit, which it shares with every copy. */
  readonly root: string
  /** Ids of its commits, one a line. */
  readonly commits: string
  readonly imported: string
}

/** Which page a text of a source became. */
type ImportPageTable = {
  readonly source: string
  readonly path: string
  readonly page: string
  /** The newest revision that the page has of the source. */
  readonly tip: string
  /** The one that was proposed since, because the page had changed by itself. */
  readonly offered: string | null
}

/** What was brought in from elsewhere. */
export type ImportTables = {
  readonly import: ImportTable
  readonly import_source: ImportSourceTable
  readonly import_page: ImportPageTable
}

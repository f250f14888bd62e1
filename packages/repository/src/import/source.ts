import { ForkshopError } from '@forkshop/domain'

/** Somebody with a time as a source's commit gives them; `zone` is `+hhmm`, `seconds` since 1970. */
export type SourceSignature = {
  readonly name: string
  readonly email: string
  readonly seconds: number
  readonly zone: string
}

/** A commit of a source, its texts in Unicode whatever its encoding was. */
export type SourceCommit = {
  readonly id: string
  readonly parents: readonly string[]
  readonly author: SourceSignature
  readonly committer: SourceSignature
  readonly message: string
}

/** What one commit did to a file, seen from one parent (or from nothing, for a first commit). */
export type FileChange = {
  readonly kind: 'set' | 'gone'
  readonly path: string
  /** The path that it was renamed from; null when it was not. */
  readonly from: string | null
  /** Mode and blob that it has now; of a file that is gone, those that it had. */
  readonly mode: string
  readonly blob: string
}

/** What decides, besides the source itself, which revisions an import makes. */
export type ImportSettings = {
  /** Whether e-mail addresses of authors come along. */
  readonly keepAddresses: boolean
}

/** Something of a source that became no page, or no part of one, by its path (or ref). */
export type LeftOut = { readonly path: string; readonly reason: LeftReason }

export type LeftReason =
  | 'branch'
  | 'deleted'
  | 'encrypted'
  | 'link'
  | 'not-markdown'
  | 'not-shown'
  | 'not-text'
  | 'picture-kind'
  | 'submodule'
  | 'too-large'
  | 'tag'
  | 'unreadable'

/** Thrown where a source cannot be taken at all; nothing of it is stored. */
export class RefusedSource extends ForkshopError {
  declare readonly code: RefusedCode
  /** The path, address, limit or words of git that it is about. */
  readonly subject: string
  constructor(code: RefusedCode, subject: string) {
    super(code, { subject })
    this.subject = subject
  }
}

export type RefusedCode =
  | 'address'
  | 'archive'
  | 'empty'
  | 'encrypted'
  | 'git'
  | 'not-found'
  | 'path'
  | 'private-network'
  | 'too-large'
  | 'too-many'
  | 'too-slow'
  | 'unreadable'

import type { Actor } from '../../base/http/handler.ts'
import type { Chosen } from './plan/choices.ts'

/** Where the pages of an import come from. */
export type ImportSource =
  | { readonly kind: 'address'; readonly url: string }
  /** A bundle, zip or text on this machine; `name` is what it was called where it came from. */
  | { readonly kind: 'file'; readonly file: string; readonly name: string }
  /** A folder on this machine: a git repository, or plain files. For its operator alone. */
  | { readonly kind: 'folder'; readonly folder: string }

/** Who asks for an import; null is the operator of the library, who has no account to speak of. */
export type Importer = Extract<Actor, { readonly kind: 'account' }> | null

export type ImportRequest = {
  readonly id: string
  readonly source: ImportSource
  readonly keepAddresses: boolean
  readonly importer: Importer
  /** Whether it only says what it would do, brings all of it in, or what was chosen. */
  readonly extent: 'plan' | 'all' | Chosen
}

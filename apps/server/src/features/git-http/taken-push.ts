import type { RevisionId } from '@forkshop/domain'
import type { GitTransport, Incoming } from '@forkshop/repository'
import type { Actor } from '../../base/http/handler.ts'
import type { SentenceKey } from '../../base/sentences.ts'
import type { PageRow } from '../../records/pages/find-page.ts'

export type Account = Extract<Actor, { readonly kind: 'account' }>

/** A push that was looked at, for whoever moves its ref. */
export type TakenPush = {
  readonly page: PageRow
  readonly actor: Account
  readonly transport: GitTransport
  readonly incoming: Extract<Incoming, { readonly kind: 'taken' }>
  /** Where the client saw the ref; null when it makes one. */
  readonly from: string | null
  /** Slug of the event that it is said to come from. */
  readonly event: string | null
  /** Revisions whose author is not the caller. */
  readonly unverified: readonly RevisionId[]
}

/** What became of it: a sentence of the server with its values. */
export type PushOutcome =
  | {
      readonly kind: 'done'
      readonly key: SentenceKey
      readonly values: Record<string, string | number>
    }
  | { readonly kind: 'refused'; readonly key: SentenceKey }

import type { Language } from '@forkshop/domain'
import type { InProcessAnswer } from '../../../base/http/in-process.ts'
import type { Screen } from './screens.ts'

/** A page for a reader without an account. */
export type DrawRequest = {
  /** Path and query. */
  readonly url: string
  readonly language: Language
  readonly origin: string
  /** What the library is called. */
  readonly siteName: string
}

/** Answers what a page asks the library for. */
export type Tell = (question: {
  readonly path: string
  readonly language: string
}) => Promise<InProcessAnswer>

/** A page ready to send, or where it is instead. */
export type Drawn =
  | {
      readonly kind: 'page'
      readonly status: number
      readonly etag: string
      readonly bodies: {
        readonly identity: Uint8Array
        readonly br?: Uint8Array
        readonly gzip?: Uint8Array
      }
    }
  | { readonly kind: 'elsewhere'; readonly status: number; readonly to: string }

/** What the server says to a thread that draws; numbers tell its pages and its questions apart. */
export type ToThread =
  | { readonly kind: 'draw'; readonly page: number; readonly request: DrawRequest }
  | { readonly kind: 'told'; readonly question: number; readonly answer: InProcessAnswer }
  | { readonly kind: 'drop'; readonly page: number }

/** What a thread that draws says: first of all which screens there are. */
export type FromThread =
  | { readonly kind: 'ready'; readonly screens: readonly Screen[] }
  | {
      readonly kind: 'ask'
      readonly page: number
      readonly question: number
      readonly path: string
      readonly language: string
    }
  /** `ms` is what drawing took, without the time in which it was not known what is on the page. */
  | { readonly kind: 'drawn'; readonly page: number; readonly drawn: Drawn; readonly ms: number }
  | { readonly kind: 'failed'; readonly page: number; readonly reason: string }

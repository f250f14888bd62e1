import type { PostedForm } from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import type { InProcessAnswer } from '../../../base/http/in-process.ts'
import type { Packing } from './compress.ts'
import type { Screen } from './screens.ts'

/** A page for a reader without an account. */
export type DrawRequest = {
  /** Path and query. */
  readonly url: string
  readonly language: Language
  readonly origin: string
  /** What the library is called. */
  readonly siteName: string
  /** The form that the page answers; null for a page that is read. */
  readonly posted: PostedForm | null
}

/** Answers what a page asks the library for. */
export type Tell = (question: {
  readonly path: string
  readonly language: string
}) => Promise<InProcessAnswer>

/** A page ready to send, or where it is instead. */
export type Drawn =
  | (DrawnPage & {
      /** The same packed, soon after: null where that is not worth it. */
      readonly packed: Readonly<Record<Packing, Promise<Uint8Array | null>>>
    })
  | DrawnElsewhere

type DrawnPage = {
  readonly kind: 'page'
  readonly status: number
  readonly etag: string
  readonly html: Uint8Array
}

type DrawnElsewhere = { readonly kind: 'elsewhere'; readonly status: number; readonly to: string }

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
  | {
      readonly kind: 'drawn'
      readonly page: number
      readonly drawn: DrawnPage | DrawnElsewhere
      readonly ms: number
    }
  /** Said of a page after it was drawn, once for each encoding. */
  | {
      readonly kind: 'packed'
      readonly page: number
      readonly packing: Packing
      readonly bytes: Uint8Array | null
    }
  | { readonly kind: 'failed'; readonly page: number; readonly reason: string }

import type { Client } from '@forkshop/api'
import { ForkshopError, type Language } from '@forkshop/domain'
import type { RouteLocationNormalized } from 'vue-router'
import type { Say } from '../i18n/create-i18n.ts'

export type LoadContext = {
  readonly client: Client
  readonly route: RouteLocationNormalized
  readonly language: Language
  /** A text of the interface; the page's catalogues are there. */
  readonly say: Say
  readonly signal?: AbortSignal
}

/** What a page needs before it shows, read the same way on the server and in the browser. */
export type Loader<Value> = {
  readonly name: string
  load(context: LoadContext): Promise<Value>
  /** What of the value goes into the page's state; the default is all of it. */
  dehydrate?(value: Value): unknown
  /** Puts back what `dehydrate` left out, from the HTML that came from the server. */
  hydrate?(state: Value, root: ParentNode): Value
}

/** Fetches the part that holds a loader. */
export type LoadLoader = () => Promise<Loader<unknown>>

export const defineLoader = <Value>(loader: Loader<Value>): Loader<Value> => loader

/** Thrown by a loader when the thing asked for lives at another address. */
export class Redirect extends ForkshopError {
  readonly to: string
  readonly status: 302 | 308
  constructor(to: string, status: 302 | 308) {
    super('moved', { to })
    this.to = to
    this.status = status
  }
}

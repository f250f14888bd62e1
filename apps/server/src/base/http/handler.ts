import type { Routes, RouteName } from '@forkshop/api'
import type { Role, Language } from '@forkshop/domain'
import type { z } from 'zod'

/** Who sends a request, as far as the server verified it. */
export type Actor =
  | { readonly kind: 'visitor' }
  | {
      /** A past guest was in a room that was closed by hand, and says what they wrote there. */
      readonly kind: 'guest' | 'past-guest'
      readonly id: string
      readonly event: string
      readonly name: string | null
    }
  | {
      readonly kind: 'account'
      readonly id: string
      readonly name: string
      readonly email: string
      readonly admin: boolean
      /** Id of the session that a cookie named; null with a token, and for what the server does itself. */
      readonly session: string | null
      /** The access token used, with its scopes and pages; null with a session. */
      readonly token: {
        readonly id: string
        readonly scopes: readonly string[]
        readonly pages: readonly string[] | null
      } | null
    }

export type RequestContext = {
  readonly actor: Actor
  readonly language: Language
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal
  /** Adds a header to the answer (`Forkshop-Revision`, a cookie). */
  readonly setHeader: (name: string, value: string) => void
  /** Where the request came from on the network. */
  readonly address: string
  /** The request's `Cookie` header, for the guest session. */
  readonly cookie: string | undefined
}

export type CallOf<Name extends RouteName> = {
  readonly params: z.output<Routes[Name]['params']>
  readonly query: z.output<Routes[Name]['query']>
  readonly body: z.output<Routes[Name]['body']>
}

/** Answers one call of the contract; problems are thrown as `ProblemError`. */
export type Handler<Name extends RouteName> = (
  call: CallOf<Name>,
  context: RequestContext,
) => Promise<z.input<Routes[Name]['answer']>>

export type Handlers<Names extends RouteName> = { readonly [Name in Names]: Handler<Name> }

/** The role of an actor on one page: what the rights table is asked with. */
export type RoleOn = (actor: Actor, page: { readonly id: string }) => Promise<Role>

import { rights, can, type Action } from '@forkshop/domain'
import { scopeOf, scopes, type Access, type RouteName, type Scope, type Verb } from '@forkshop/api'
import type { Actor } from './handler.ts'
import { ProblemError } from '../problem-error.ts'

/** Calls that make pages. */
const makesPages: ReadonlySet<RouteName> = new Set<RouteName>([
  'createPage',
  'forkPage',
  'scheduleEvent',
  'adaptEvent',
  'carryOutImport',
  'createImport',
  'startDraft',
  'startDraftFromFile',
])

type Asked = { readonly verb: Verb; readonly access: Access }

/**
 * Lets a caller through to the handler of a call, or throws a ProblemError. Everything is refused
 * that no page could allow; the handler then asks for the page actually reached.
 */
export function admit(actor: Actor, name: RouteName, route: Asked): void {
  if (actor.kind === 'account' && actor.token !== null) admitToken(actor.token, name, route)
  switch (route.access.kind) {
    case 'public':
      return
    case 'signed-in':
      if (actor.kind === 'account') return
      throw new ProblemError('not-signed-in', 'sign-in-needed')
    case 'admin':
      if (actor.kind !== 'account') throw new ProblemError('not-signed-in', 'sign-in-needed')
      if (actor.admin) return
      throw new ProblemError('forbidden', 'admin-needed')
    case 'page':
      if (couldEver(actor, route.access.action)) return
      throw new ProblemError('not-signed-in', 'sign-in-needed')
  }
}

/** Throws `forbidden` for an access token without this scope; who signed in has them all. */
export function requireScope(actor: Actor, needed: Scope): void {
  if (actor.kind === 'account' && actor.token !== null) requireTokenScope(actor.token, needed)
}

type Token = { readonly scopes: readonly string[]; readonly pages: readonly string[] | null }

function admitToken(token: Token, name: RouteName, route: Asked): void {
  const needed = scopeOf(name, route)
  if (needed === null) throw new ProblemError('forbidden', 'session-needed')
  requireTokenScope(token, needed)
  // A token for certain pages makes no new ones; calls about a page or draft check it themselves.
  if (token.pages !== null && makesPages.has(name)) {
    throw new ProblemError('forbidden', 'token-page')
  }
}

function requireTokenScope(token: Token, needed: Scope): void {
  const enough = scopes.slice(scopes.indexOf(needed))
  if (enough.some((scope) => token.scopes.includes(scope))) return
  throw new ProblemError('forbidden', 'scope-missing', { values: { scope: needed } })
}

/** Whether there is any page on which this caller could do this; accounts are asked there. */
function couldEver(actor: Actor, action: Action): boolean {
  if (actor.kind === 'account') return true
  return actor.kind === 'visitor'
    ? can({ role: 'visitor' }, action, { visibility: 'public', editing: 'open' })
    : rights[action][actor.kind] !== 'no'
}

import { rights, can, type Action } from '@forkshop/domain'
import type { Access, RouteName, Verb } from '@forkshop/api'
import type { Actor } from './handler.ts'
import { ProblemError } from '../problem-error.ts'

export type Scope = 'read' | 'propose' | 'write'

/** What an access token may ever do, from least to most; a scope includes those before it. */
const scopes: readonly Scope[] = ['read', 'propose', 'write']

/** Actions that add a voice and change no page. */
const voices: ReadonlySet<string> = new Set(['idea', 'support', 'comment', 'propose', 'withdraw'])

/** Calls about accounts, ways in and site settings: for people who signed in, never for tokens. */
const sessionOnly: ReadonlySet<RouteName> = new Set<RouteName>([
  'setUp',
  'createInvite',
  'acceptInvite',
  'resetPassword',
  'listUsers',
  'changeUser',
  'getSettings',
  'changeSettings',
  'getStorage',
  'tidyStorage',
  'stopTidying',
  'listTokens',
  'createToken',
  'deleteToken',
])

/** Calls that make pages. */
const makesPages: ReadonlySet<RouteName> = new Set<RouteName>([
  'createPage',
  'forkPage',
  'createImport',
])

/** Calls on a draft: which scope one needs depends on what it becomes, asked where it is reached. */
const onDrafts: ReadonlySet<RouteName> = new Set<RouteName>([
  'publishDraft',
  'renewDraft',
  'discardDraft',
])

type Asked = { readonly verb: Verb; readonly access: Access }

/** The token scope that a call needs at least; null where no token is enough. */
export function scopeOf(name: RouteName, route: Asked): Scope | null {
  if (route.access.kind === 'admin' || sessionOnly.has(name)) return null
  if (route.verb === 'GET') return 'read'
  if (onDrafts.has(name)) return 'propose'
  if (route.access.kind === 'page' && voices.has(route.access.action)) return 'propose'
  return 'write'
}

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
      if (isAction(route.access.action) && couldEver(actor, route.access.action)) return
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
  throw new ProblemError('forbidden', 'scope-missing', { scope: needed })
}

/** Whether there is any page on which this caller could do this; accounts are asked there. */
function couldEver(actor: Actor, action: Action): boolean {
  if (actor.kind === 'account') return true
  return actor.kind === 'visitor'
    ? can({ role: 'visitor' }, action, { visibility: 'public', editing: 'open' })
    : rights[action].guest !== 'no'
}

function isAction(text: string): text is Action {
  return Object.hasOwn(rights, text)
}

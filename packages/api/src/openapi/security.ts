import { rights } from '@forkshop/domain'
import type { RouteName } from '../endpoints.ts'
import type { Route } from '../route.ts'
import { scopeOf, type StreamName } from '../token-scope.ts'
import type { Json } from './schemas.ts'

/** The ways in which a caller says who they are. */
export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'forkshop.session_token',
    description:
      'The session of who signed in; at https addresses its name begins with `__Secure-`. For pages of the site itself.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'An access token, made by `createToken`; its scopes say what it may do.',
  },
  guest: {
    type: 'apiKey',
    in: 'cookie',
    name: 'forkshop_guest',
    description: 'The guest of an event, as `joinEvent` lets them in.',
  },
}

/** How a call may be made, any of them; an empty one is without saying who calls. */
export function securityOf(name: RouteName | StreamName, route: Route): readonly Json[] {
  return [
    ...(visitorsMay(route) ? [{}] : []),
    { session: [] },
    ...(scopeOf(name, route) === null ? [] : [{ token: [] }]),
    ...(guestsMay(name, route) ? [{ guest: [] }] : []),
  ]
}

/** What a call asks of its caller, as a sentence or two. */
export function scopeSentence(name: RouteName | StreamName, route: Route): string {
  const scope = scopeOf(name, route)
  const token = scope === null ? 'No access token is enough.' : `A token needs \`${scope}\`.`
  switch (route.access.kind) {
    case 'public':
      return `For everybody. ${token}`
    case 'signed-in':
      return `For who is signed in. ${token}`
    case 'admin':
      return `For admins. ${token}`
    case 'page':
      return `Needs the right \`${route.access.action}\` on the page. ${token}`
  }
}

/** Whether somebody who is not signed in may call at all. */
export function visitorsMay({ access }: Route): boolean {
  if (access.kind !== 'page') return access.kind === 'public'
  return rights[access.action].visitor !== 'no'
}

/** Whether guests may: what waits for a maintainer where it is theirs, they bring as an offer. */
function guestsMay(name: RouteName | StreamName, { access }: Route): boolean {
  if (access.kind !== 'page') return access.kind === 'public'
  const right = rights[access.action].guest
  return right === 'at-that-event-moderated' ? name === 'createOffer' : right !== 'no'
}

import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/code.ts'

export const messages: Like<typeof french> = {
  'not-signed-in': 'Sign in to do this.',
  forbidden: 'You may not do this here.',
  'not-found': 'There is nothing at this address.',
  'slug-taken': 'This address is already taken.',
  conflict: 'Somebody changed the same passage meanwhile. Both texts are below.',
  changed: 'This changed meanwhile. Look at it again before you decide.',
  'not-open': 'This is no longer open.',
  gone: 'This page was deleted.',
  'too-large': 'This is too large.',
  invalid: 'Something in the request is not right.',
  'too-many': 'Too many requests. Wait a moment and try again.',
  internal: 'Something went wrong on the server. Your text was not changed.',
  'no-room': 'The disk of this server is full.',
  busy: 'The server has a lot to do. Wait a moment and try again.',
}

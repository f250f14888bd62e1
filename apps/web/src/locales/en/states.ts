import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/states.ts'

export const messages: Like<typeof french> = {
  search: 'Search the library',
  home: 'Back to the library',
  retry: 'Try again',
  'not-found': {
    title: 'This page is not there, or no longer',
    text: 'The address “{asked}” leads nowhere.',
    near: 'The address “{asked}” leads nowhere. Perhaps you were looking for:',
  },
  gone: {
    title: 'This page was deleted',
    said: 'By {by}, on {date}:',
    text: 'Its address, “{slug}”, stays its own. Its history is kept.',
    back: 'Bring the page back',
    reason: 'Why bring it back?',
  },
  person: {
    gone: 'This person has no account here any more',
    stays: 'What they wrote and said in public stayed, under the name that they chose to leave.',
    'not-found': 'There is nobody at this address',
  },
  'not-signed-in': {
    title: 'This page needs an account',
    text: 'Sign in to go on where you were.',
  },
  forbidden: {
    title: 'You have no access to this page',
    text: 'Ask a maintainer of the page to invite you.',
  },
  invalid: {
    title: 'This address is not right',
    text: 'Check what follows the question mark.',
  },
  offline: {
    title: 'No connection',
    text: 'The page could not be read. Nothing is lost; try again when the connection is back.',
  },
  broken: {
    title: 'The page could not be read',
    text: 'The text is not lost: it is stored. Trying again is mostly enough.',
    reference: 'Reference to give if needed:',
  },
}

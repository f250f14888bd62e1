import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/plain.ts'

export const messages: Like<typeof french> = {
  'not-built': 'The web client is not built',
  'not-built-how': 'Run one of these:',
  broken: 'Something went wrong',
  'broken-how': 'Try again in a moment. No text was changed.',
  busy: 'Many people at once',
  'busy-how':
    'This page comes back by itself in a few seconds. If it does not, <a href="">load it again</a>. No text was changed.',
}

import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/lost.ts'

export const messages: Like<typeof french> = {
  title: 'No longer in the text',
  lede: 'Written while somebody else was changing the same passage. What is brought back becomes a paragraph of the draft, after the place where the words stood.',
  news: {
    own: 'Words that you wrote are no longer in the text.',
    one: 'Words written by {name} are no longer in the text.',
    some: 'Words written here are no longer in the text.',
  },
  why: {
    by: '{name} was changing that passage at the same time. | {name} was changing those passages at the same time.',
    some: 'That passage was changed at the same time. | Those passages were changed at the same time.',
  },
  quote: '“{words}”',
  lookAll: 'Look | Look at all {n}',
  you: 'You',
  somebody: 'Somebody',
  takenBy: 'passage changed by {name}',
  before: 'Before:',
  words: 'The words:',
  after: 'After:',
  whole: 'Show all of it',
  more: 'Show one more | Show {n} more',
  bringBack: 'Bring back',
  leaveOut: 'Leave out',
  none: 'Nothing is missing from the text any more.',
  back: 'The words are in the text again',
  show: 'Show them',
  out: 'The words are left out',
  backAfterAll: 'Bring them back after all',
}

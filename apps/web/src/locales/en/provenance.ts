import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/provenance.ts'

export const messages: Like<typeof french> = {
  title: 'Who wrote this',
  lede: 'The number behind each line leads to who brought it. Tap or click a passage to know more.',
  close: 'Stop showing who wrote this',
  loading: 'Reading the history…',
  progress: '{done} of {total} changes read…',
  stop: 'Stop',
  failed: 'The history of this text could not be read. The text itself is unharmed.',
  again: 'Try again',
  rest: 'All the rest: {people}',
  everything: 'All of this text: {people}',
  words: '{n} word | {n} words',
  inFields: 'in the facts above the text',
  more: 'Show {n} more source | Show {n} more sources',
  people: 'Share of each person',
  share: '{n}%',
  shareLeast: 'less than 1%',
  allFrom: {
    elsewhere: 'All names are those of an imported history.',
    guest: 'All of these people were guests of an event.',
  },
  passage: 'Who wrote this passage',
  from: {
    guest: 'guest of an event',
    elsewhere: 'name from elsewhere',
  },
  mark: {
    start: 'Source {n}:',
    name: 'Source {n}: {source}',
  },
  proposal: 'proposal {n}',
  hiddenEvent: 'from an event',
  change: 'See this change',
  thatTime: 'Read the text of that time',
  past: 'History of this passage',
}

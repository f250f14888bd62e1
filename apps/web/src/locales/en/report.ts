import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/report.ts'

export const messages: Like<typeof french> = {
  title: {
    idea: 'An idea, from a line of the report',
    proposal: 'A proposal, from a line of the report',
  },
  line: 'The line of the report',
  noLine: 'Choose a line…',
  otherLine: 'Take another line',
  place: 'Where it belongs in {title}',
  otherPlace: 'Another passage…',
  aPlace: 'A passage…',
  noPlace: 'No passage: on the whole page',
  words: 'The idea, in your words',
  wordsHint: 'It begins with the line; say what should change.',
  act: {
    idea: 'Send the idea',
    proposal: 'Write the proposal',
  },
  next: {
    idea: 'It will lead back to this line.',
    proposal:
      'The idea is said first and leads back to this line; then the text opens at its passage.',
  },
}

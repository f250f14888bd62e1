import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/release.ts'

export const messages: Like<typeof french> = {
  line: '- {what}',
  lineOf: '- {what} — {credit}',
  fromIdea: 'from an idea | from {n} ideas',
  fromIdeaAt: 'from an idea said at {event} | from {n} ideas said at {event}',
  fromEvent: 'learned at {event}',
  others: '- and one other change | - and {n} other changes',
  otherPeople: '{n} other person | {n} other people',
  by: 'By {names}.',
  learned: 'Learned at {events}.',
  writtenBy: 'Written by {names}.',
  variantOf: 'A variant of {title}.',
  variantOfVersion: 'A variant of {title}, version {version}.',
  tried: 'First run: {what}.',
}

import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/taught.ts'

export const messages: Like<typeof french> = {
  title: 'As run against as planned',
  reason: 'How the day went beside how it was planned',
  wholeReason: 'The closing circle, and how the day went beside how it was planned',
  day: 'Day {n}',
  step: 'Step',
  planned: 'Planned',
  actual: 'Run',
  differs: 'Difference',
  longer: '{by} longer',
  shorter: '{by} shorter',
  skipped: 'skipped',
  inserted: 'added on the day',
  ended: 'Ended at {at}, {by} later than planned.',
  endedEarly: 'Ended at {at}, {by} earlier than planned.',
  endedOnTime: 'Ended at {at}, as planned.',
  notLed: 'This day was not led from the run sheet.',
  asPlanned: 'Each step took what was planned, within 5\u00a0min.',
  present: '{n} person there | {n} people there',
  registered: '{n} registered | {n} registered',
  walkIns: '{n} without registering | {n} without registering',
  proposal: {
    length: '{step}: {to} instead of {from}',
    lengthAlone: '{step}: {to}',
    remove: 'Without {step}',
    insert: 'Add {step}, {to}',
    others: '{first}, and {n} other change | {first}, and {n} other changes',
    reason: 'What {event} taught: {changes}.',
  },
  table: {
    day: 'Day',
    event: 'Event',
    date: 'Date',
    version: 'Version',
  },
}

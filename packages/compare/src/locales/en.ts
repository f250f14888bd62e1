import type { Like } from '@forkshop/domain'
import type { messages as french } from './fr.ts'

/** What a comparison says in English. */
export const messages: Like<typeof french> = {
  nothing: 'Nothing changed.',
  betweenParts: '; ',
  passages: {
    changed: 'one passage changed | {n} passages changed',
    split: 'one passage split | {n} passages split',
    joined: 'passages joined into one | passages joined into {n}',
    added: 'one passage added | {n} passages added',
    removed: 'one passage removed | {n} passages removed',
    moved: 'one passage moved | {n} passages moved',
    movedChanged: 'one passage moved and changed | {n} passages moved and changed',
    someChanged: '{moved}, one of them changed | {moved}, {n} of them changed',
  },
  steps: {
    changed: 'one step of the agenda changes | {n} steps of the agenda change',
    othersShift: 'one other shifts | {n} others shift',
    onlyShift: 'one step of the agenda shifts | {n} steps of the agenda shift',
  },
  lengthsKept: 'the day keeps its length | no day changes its length',
  days: {
    added: 'one day added | {n} days added',
    removed: 'one day removed | {n} days removed',
    later: '{day} ends {length} later',
    earlier: '{day} ends {length} earlier',
    longer: '{day} is {length} longer',
    shorter: '{day} is {length} shorter',
  },
  roles: {
    added: 'one role added | {n} roles added',
    removed: 'one role removed | {n} roles removed',
  },
  methods: {
    added: 'one method added | {n} methods added',
    removed: 'one method removed | {n} methods removed',
    repinned: 'one method pinned to another version | {n} methods pinned to other versions',
    pinned: 'method {slug} goes from {from} to {to}',
  },
  fields: {
    added: 'one field added | {n} fields added',
    removed: 'one field removed | {n} fields removed',
    changed: 'one field changed | {n} fields changed',
  },
  theDay: 'the day',
  step: '{at}, {step}: {what}',
  stepWithoutHour: '{step}: {what}',
  start: {
    gone: 'has no hour any more',
    came: 'starts at {to}',
    turned: 'starts at {to} instead of {from}',
  },
  duration: {
    gone: 'has no length any more',
    came: 'lasts {to}',
    turned: 'lasts {to} instead of {from}',
  },
  leader: {
    gone: 'is led by nobody any more',
    came: 'led by {to}',
    turned: 'led by {to} instead of {from}',
  },
  name: {
    came: 'is called {to}',
    turned: 'was called {from}',
    replaced: 'takes the place of {from}',
  },
  added: 'step added',
  removed: 'step removed',
  moved: 'step moved',
  movedFromDay: 'step moved from {day}',
  inParallel: 'in parallel',
  shifted: {
    others: {
      later: 'one other step starts {length} later | {n} other steps start {length} later',
      earlier: 'one other step starts {length} earlier | {n} other steps start {length} earlier',
    },
    only: {
      later: 'one step starts {length} later | {n} steps start {length} later',
      earlier: 'one step starts {length} earlier | {n} steps start {length} earlier',
    },
    all: {
      later: 'All steps start {length} later',
      earlier: 'All steps start {length} earlier',
    },
  },
  gap: '{length} without a step before {step}',
  overlap: '{step} starts {length} before the step above it ends',
  lengthTurn: '{after} instead of {before}',
  day: {
    stillEnds: '{day} still ends at {end} ({length})',
    endsLater: '{day} ends at {end}, {by} later ({length})',
    endsEarlier: '{day} ends at {end}, {by} earlier ({length})',
    stillLasts: '{day} still lasts {length}',
    nowLasts: '{day} lasts {length} instead of {before}',
    added: 'Day added: {day} ({length})',
    addedBare: 'Day added ({length})',
    removed: 'Day removed: {day} ({length})',
    removedBare: 'Day removed ({length})',
  },
}

import { isolated } from '../render/text-direction.ts'
import type { Phrases, Spoken } from './phrases.ts'

const quoted = (text: string) => `“${isolated(text)}”`

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`
}

function turned(verb: string, { from, to }: Spoken, without: string): string {
  if (to === null) return without
  return from === null ? `${verb} ${to}` : `${verb} ${to} instead of ${from}`
}

export const phrasesEn: Phrases = {
  nothing: 'Nothing changed.',
  betweenParts: '; ',
  passagesChanged: (n) => counted(n, 'passage changed', 'passages changed'),
  blocksAdded: (n) => counted(n, 'passage added', 'passages added'),
  blocksRemoved: (n) => counted(n, 'passage removed', 'passages removed'),
  blocksMoved: (n, changed) =>
    changed === n
      ? counted(n, 'passage moved and changed', 'passages moved and changed')
      : counted(n, 'passage moved', 'passages moved') +
        (changed === 0 ? '' : `, ${changed === 1 ? 'one' : changed} of them changed`),
  passagesSplit: (n) => counted(n, 'passage split', 'passages split'),
  passagesJoined: (n) => (n === 1 ? 'passages joined into one' : `passages joined into ${n}`),
  stepsChanged: (n) => counted(n, 'step of the agenda changes', 'steps of the agenda change'),
  othersShift: (n) => counted(n, 'other shifts', 'others shift'),
  onlyShift: (n) => counted(n, 'step of the agenda shifts', 'steps of the agenda shift'),
  lengthsKept: (days) => (days === 1 ? 'the day keeps its length' : 'no day changes its length'),
  daysAdded: (n) => counted(n, 'day added', 'days added'),
  daysRemoved: (n) => counted(n, 'day removed', 'days removed'),
  rolesAdded: (n) => counted(n, 'role added', 'roles added'),
  rolesRemoved: (n) => counted(n, 'role removed', 'roles removed'),
  methodsAdded: (n) => counted(n, 'method added', 'methods added'),
  methodsRemoved: (n) => counted(n, 'method removed', 'methods removed'),
  methodsRepinned: (n) =>
    counted(n, 'method pinned to another version', 'methods pinned to other versions'),
  methodPinned: (slug, from, to) => `method ${slug} goes from ${from} to ${to}`,
  fieldsAdded: (n) => counted(n, 'field added', 'fields added'),
  fieldsRemoved: (n) => counted(n, 'field removed', 'fields removed'),
  fieldsChanged: (n) => counted(n, 'field changed', 'fields changed'),
  theDay: 'the day',
  dayEnds: (day, later, length) => `${day} ends ${length} ${later ? 'later' : 'earlier'}`,
  dayLasts: (day, longer, length) => `${day} is ${length} ${longer ? 'longer' : 'shorter'}`,
  step: (at, step, what) => `${at === null ? '' : `${at}, `}${quoted(step)}: ${what.join(', ')}`,
  startTurn: (turn) => turned('starts at', turn, 'has no hour any more'),
  durationTurn: (turn) => turned('lasts', turn, 'has no length any more'),
  nameTurn: ({ from, to }) =>
    from === null ? `is called ${quoted(to ?? '')}` : `was called ${quoted(from)}`,
  replaced: ({ from, to }) =>
    from === null ? `is called ${quoted(to ?? '')}` : `takes the place of ${quoted(from)}`,
  leaderTurn: (turn) => turned('led by', turn, 'is led by nobody any more'),
  added: 'step added',
  removed: 'step removed',
  moved: 'step moved',
  movedFromDay: (day) => (day === '' ? 'step moved' : `step moved from ${day}`),
  inParallel: 'in parallel',
  stepsShifted: (n, later, length) =>
    `${counted(n, 'other step starts', 'other steps start')} ${length} ${later ? 'later' : 'earlier'}`,
  onlyShifted: (n, later, length) =>
    `${counted(n, 'step starts', 'steps start')} ${length} ${later ? 'later' : 'earlier'}`,
  allShifted: (later, length) => `All steps start ${length} ${later ? 'later' : 'earlier'}`,
  gap: (step, length) => `${length} without a step before ${quoted(step)}`,
  overlap: (step, length) => `${quoted(step)} starts ${length} before the step above it ends`,
  lengthTurn: (before, after) => `${after} instead of ${before}`,
  dayStillEnds: (day, end, length) => `${day} still ends at ${end} (${length})`,
  dayNowEnds: (day, end, { later, by, length }) =>
    `${day} ends at ${end}, ${by} ${later ? 'later' : 'earlier'} (${length})`,
  dayStillLasts: (day, length) => `${day} still lasts ${length}`,
  dayNowLasts: (day, length, before) => `${day} lasts ${length} instead of ${before}`,
  dayAdded: (day, length) => `Day added${day && `: ${day}`} (${length})`,
  dayRemoved: (day, length) => `Day removed${day && `: ${day}`} (${length})`,
}

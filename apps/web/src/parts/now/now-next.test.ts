import { expect, test } from 'vitest'
import { nowNext, type DayStep, type NowNext } from './now-next.ts'

const at = (hour: string): string => `2027-01-22T${hour}:00+01:00`
const step = (
  id: string,
  start: string | null,
  end: string | null,
  more: Partial<DayStep> = {},
): DayStep => ({
  id,
  day: 0,
  step: id,
  ledBy: '',
  start: start && at(start),
  due: null,
  end: end && at(end),
  state: 'waiting',
  inserted: false,
  ...more,
})
const tell = (now: NowNext): string => {
  switch (now.kind) {
    case 'none':
    case 'over':
      return now.kind
    case 'before':
    case 'between':
      return `${now.kind} ${now.next.id}`
    case 'running':
      return `${now.step.id} ${now.leftMinutes ?? '?'} ${now.share.toFixed(2)} then ${now.next?.id ?? 'nothing'}`
  }
}
const planned = [
  step('welcome', '18:00', '18:30'),
  step('talk', '18:30', '19:30'),
  step('vote', '20:00', '20:20'),
]

test.each([
  ['17:00', 'before welcome'],
  ['18:00', 'welcome 30 0.00 then talk'],
  ['18:29', 'welcome 1 0.97 then talk'],
  ['18:30', 'talk 60 0.00 then vote'],
  ['19:45', 'between vote'],
  ['20:10', 'vote 10 0.50 then nothing'],
  ['20:20', 'over'],
])('by the programme, at %s: %s', (hour, told) => {
  expect(tell(nowNext({ state: 'none', steps: planned, frozen: null }, Date.parse(at(hour))))).toBe(
    told,
  )
})

const going = [
  step('welcome', '18:00', '18:40', { state: 'done' }),
  step('talk', '18:40', '19:40', { state: 'running' }),
  step('vote', '20:00', '20:20'),
]
test.each<[string, string, readonly DayStep[], string | null, string]>([
  ['as who leads says', '19:10', going, null, 'talk 30 0.50 then vote'],
  ['beyond its end', '19:50', going, null, 'talk -10 1.00 then vote'],
  ['while the clock waits', '19:30', going, at('19:00'), 'talk 40 0.33 then vote'],
  [
    'of a step that lasts longer than it should',
    '19:50',
    [step('talk', '18:40', '19:50', { state: 'running', due: at('19:40') })],
    null,
    'talk -10 1.00 then nothing',
  ],
  [
    'of a step that has to end sooner than it takes',
    '19:10',
    [step('talk', '18:40', '19:20', { state: 'running', due: at('19:40') })],
    null,
    'talk 10 0.75 then nothing',
  ],
  [
    'between two steps',
    '19:50',
    [...going.slice(0, 1), step('talk', '18:40', '19:40', { state: 'skipped' }), ...going.slice(2)],
    null,
    'between vote',
  ],
  ['after the last', '21:00', [step('vote', '20:00', '20:20', { state: 'done' })], null, 'over'],
  [
    'without an end',
    '19:00',
    [step('talk', '18:40', null, { state: 'running' })],
    null,
    'talk ? 0.00 then nothing',
  ],
])('while it goes, %s, at %s', (...[, hour, steps, frozen, told]) => {
  expect(tell(nowNext({ state: 'going', steps, frozen }, Date.parse(at(hour))))).toBe(told)
})

test.each<[string, 'none' | 'closed', readonly DayStep[], string]>([
  ['no steps', 'none', [], 'none'],
  ['steps without hours', 'none', [step('talk', null, null)], 'none'],
  ['a day that was closed', 'closed', planned, 'over'],
])('%s', (_name, state, steps, told) => {
  expect(tell(nowNext({ state, steps, frozen: null }, Date.parse(at('18:00'))))).toBe(told)
})

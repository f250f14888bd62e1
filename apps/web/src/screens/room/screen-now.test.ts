import { expect, test } from 'vitest'
import { screenNow, type ScreenNow } from './screen-now.ts'

type Step = Parameters<typeof screenNow>[0]['steps'][number]

const hour = (clock: string): string => `2026-11-24T${clock}:00+01:00`
const step = (name: string, from: string, to: string, given: Partial<Step> = {}): Step => ({
  id: name,
  day: 0,
  step: name,
  start: hour(from),
  end: hour(to),
  due: null,
  state: 'waiting',
  ...given,
})
const day = [step('Accueil', '18:00', '18:30'), step('Ateliers', '18:30', '19:30')]
const at = (
  clock: string,
  steps: readonly Step[],
  {
    state = 'none',
    frozen = null,
  }: { state?: 'none' | 'going' | 'closed'; frozen?: string | null } = {},
): ScreenNow => screenNow({ state, frozen, steps: [...steps] }, Date.parse(hour(clock)))

test.each<[string, ScreenNow, Partial<Record<keyof ScreenNow, unknown>>]>([
  [
    'before it begins: what comes first',
    at('17:50', day),
    { kind: 'coming', steps: [], next: { step: 'Accueil', start: Date.parse(hour('18:00')) } },
  ],
  [
    'by its hours, when nobody started anything',
    at('18:40', day),
    { kind: 'running', steps: ['Ateliers'], minutesLeft: 50, next: null },
  ],
  [
    'between two steps: what comes next',
    at('18:20', [step('A', '18:00', '18:15'), step('B', '18:30', '19:00')]),
    { kind: 'coming', next: { step: 'B' } },
  ],
  ['after the last step: that it is over', at('19:30', day), { kind: 'over', next: null }],
  ['when it was closed: that it is over', at('18:10', day, { state: 'closed' }), { kind: 'over' }],
  ['without a programme: nothing', at('18:10', []), { kind: 'none' }],
  [
    'what runs, whatever the hour, and what waits behind it',
    at(
      '18:40',
      [
        step('Accueil', '18:00', '18:40', { state: 'running', due: hour('18:30') }),
        step('Ateliers', '18:40', '19:40'),
      ],
      { state: 'going' },
    ),
    { kind: 'running', steps: ['Accueil'], minutesLeft: 0, part: 1, next: { step: 'Ateliers' } },
  ],
  [
    'how much of the time is over',
    at('18:10', [step('A', '18:00', '18:40', { state: 'running', due: hour('18:40') })], {
      state: 'going',
    }),
    { minutesLeft: 30, part: 0.25 },
  ],
  [
    'steps side by side, until the last of them ends',
    at(
      '18:10',
      [
        step('A', '18:00', '18:20', { state: 'running' }),
        step('B', '18:00', '18:40', { state: 'running' }),
      ],
      { state: 'going' },
    ),
    { steps: ['A', 'B'], minutesLeft: 30 },
  ],
  [
    'while the clock waits: the time that was left then',
    at('18:30', [step('A', '18:00', '18:50', { state: 'running', due: hour('18:50') })], {
      state: 'going',
      frozen: hour('18:20'),
    }),
    { kind: 'frozen', steps: ['A'], minutesLeft: 30, part: 0.4 },
  ],
  [
    'a step that has to end sooner than it takes: until then',
    at('18:10', [step('A', '18:00', '18:20', { state: 'running', due: hour('18:30') })], {
      state: 'going',
    }),
    { minutesLeft: 10, part: 0.5 },
  ],
  [
    'a step without an end: no time left',
    at('18:10', [step('A', '18:00', '18:40', { state: 'running', end: null })], { state: 'going' }),
    { steps: ['A'], until: null, minutesLeft: null, part: null },
  ],
])('a room reads %s', (_what, seen, expected) => {
  expect(seen).toMatchObject(expected)
})

import { expect, test } from 'vitest'
import { touchedInvariants } from './touched-invariants.ts'

const time = 'Time is bound to 48 hours.'
const jury = 'There is no jury.'

test.each([
  ['one that goes', [time, jury], [time], [`${jury} → `]],
  [
    'one that is said otherwise',
    [time, jury],
    ['Time is bound to 24 hours.', jury],
    [`${time} → Time is bound to 24 hours.`],
  ],
  ['all of them where the list goes', [time, jury], undefined, [`${time} → `, `${jury} → `]],
  ['none where one comes', [time], [time, jury], []],
  ['none where the first come', undefined, [time], []],
  ['none where they stand in another order', [time, jury], [jury, time], []],
  [
    'none where only the lines are broken otherwise',
    [time],
    [' Time is bound\n to 48 hours. '],
    [],
  ],
  ['none where only a space is bound', ['Bar\u202f?'], ['Bar ?'], []],
  [
    'one with the spaces that stand bound',
    ['Time is\nbound\u00a0: 48\u202fh.'],
    ['Time is\nbound\u00a0: 24\u202fh.'],
    ['Time is bound\u00a0: 48\u202fh. → Time is bound\u00a0: 24\u202fh.'],
  ],
  ['none of what is no text', [null, 48, ''], [], []],
])('touches %s', (_case, from, to, wanted) => {
  const touched = touchedInvariants([
    { key: 'title', from: 'A', to: 'B' },
    { key: 'invariants', from, to },
  ])
  expect(touched.map(({ was, becomes }) => `${was} → ${becomes ?? ''}`)).toEqual(wanted)
})

test('touches nothing where the field stays', () => {
  expect(touchedInvariants([{ key: 'title', from: 'A', to: 'B' }])).toEqual([])
})

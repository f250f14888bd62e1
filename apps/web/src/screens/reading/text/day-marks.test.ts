import { expect, test } from 'vitest'
import { createTranslations } from '../../../base/i18n/create-i18n.ts'
import { dayMarks, sayMark, type StepMark } from './day-marks.ts'

const french = createTranslations('fr')
const english = createTranslations('en')
await Promise.all([french.need(['reading']), english.need(['reading'])])

test.each<[kind: StepMark['kind'], minutes: number | null, fr: string, en: string]>([
  ['added', 30, 'ajoutée pour ce jour', 'added for this day'],
  ['added', null, 'ajoutée pour ce jour', 'added for this day'],
  ['changed', -30, '30 min de moins ce jour-là', '30 min shorter on this day'],
  ['changed', 90, '1 h 30 de plus ce jour-là', '1 h 30 longer on this day'],
  ['changed', null, 'changée pour ce jour', 'changed for this day'],
  ['moved', null, 'déplacée pour ce jour', 'moved for this day'],
  ['moved', 15, 'déplacée pour ce jour, 15 min de plus', 'moved for this day, 15 min longer'],
  ['moved', -15, 'déplacée pour ce jour, 15 min de moins', 'moved for this day, 15 min shorter'],
])('a step that was %s by %s minutes says so', (kind, minutes, fr, en) => {
  const mark = { day: 0, row: 0, kind, minutes }
  const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
  expect(plain(sayMark(mark, french.t))).toBe(fr)
  expect(plain(sayMark(mark, english.t))).toBe(en)
})

test('marks are found by day and row, what is not run by its day', () => {
  const mark = { day: 1, row: 2, kind: 'added', minutes: 5 } as const
  const gone = { day: 1, step: 'Pause', start: '11:00', minutes: 15 }
  const { of, places, droppedOn } = dayMarks({ marks: [mark], dropped: [gone] })
  expect([of(1, 2), of(2, 1)]).toEqual([mark, null])
  expect([...places]).toEqual(['1:2'])
  expect([droppedOn(1), droppedOn(0)]).toEqual([[gone], []])
})

test('an event that runs its format as it is has none', () => {
  const { of, places, droppedOn } = dayMarks(null)
  expect([of(0, 0), places.size, droppedOn(0)]).toEqual([null, 0, []])
})

import { mergeTexts, type OpenMerge } from '@forkshop/compare'
import { expect, test } from 'vitest'
import { shallowRef } from 'vue'
import { useDecisions, type Decisions } from './use-decisions.ts'

const day = (...rows: readonly string[]) =>
  `## Agenda\n\n### Saturday\n\n| Time | Duration | Step |\n| --- | --- | --- |\n${rows.join('\n')}\n\nEnd.\n`
const round = (minutes: number) => `| 16:00 | ${minutes} min | Round of ${minutes} |`
const mergeOf = (base: string, ours: string, theirs: string): OpenMerge => {
  const merge = mergeTexts(base, ours, theirs)
  if (merge.kind !== 'conflict') throw new Error('these texts shall not merge')
  return merge
}
const onDay = mergeOf(day(round(90)), day(round(60)), day(round(30)))
const twoPassages = mergeOf(
  'One red cat.\n\nStays.\n\nA red dog.\n',
  'One blue cat.\n\nStays.\n\nA blue dog.\n',
  'One green cat.\n\nStays.\n\nA green dog.\n',
)
const deciding = (merge: OpenMerge | null): Decisions =>
  useDecisions(
    () => merge,
    () => [],
  )

test('the text stands once every passage is decided', () => {
  const { index, choose, text, soFar } = deciding(twoPassages)
  choose('theirs')
  expect(text.value).toBeNull()
  expect(soFar.value).toBe('One green cat.\n\nStays.\n\nA blue dog.\n')
  index.value = 1
  choose('ours')
  expect(text.value).toBe('One green cat.\n\nStays.\n\nA blue dog.\n')
})

test('own words start from what was chosen', () => {
  const { choose, write, choice, text } = deciding(onDay)
  choose('ours')
  choose('own')
  expect(choice.value).toMatchObject({ kind: 'own', text: onDay.conflicts[0]?.ours })
  write(onDay.conflicts[0]?.ours?.replace('60 min', '45 min') ?? '')
  expect(text.value).toBe(day(round(60).replace('60 min', '45 min')))
})

test('a passage that is dropped leaves nothing', () => {
  const gone = mergeOf('Stays.\n\nOne red cat.\n', 'Stays.\n', 'Stays.\n\nOne green cat.\n')
  const { choose, result, text } = deciding(gone)
  choose('ours')
  expect([result.value, text.value]).toEqual([null, 'Stays.\n'])
})

test('a decision says what it does to the day', () => {
  const { choose, effect } = deciding(onDay)
  expect(effect.value).toBeNull()
  choose('theirs')
  expect(effect.value).toMatchObject({ day: 'Saturday', end: '16:30', minutes: -30 })
})

test('passages are seen at once, and decided when their texts are read', () => {
  const merge = shallowRef<OpenMerge | null>(null)
  const { passages, choose, text } = useDecisions(
    () => merge.value,
    () => onDay.conflicts,
  )
  expect(passages.value).toHaveLength(1)
  choose('ours')
  expect(text.value).toBeNull()
  merge.value = onDay
  expect(text.value).toBe(day(round(60)))
})

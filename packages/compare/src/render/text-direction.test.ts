import { expect, test } from 'vitest'
import { compareTexts } from '../compare-texts.ts'
import { isolated } from './text-direction.ts'
import { renderComparison } from './render-comparison.ts'

const htmlOf = (before: string, after: string) =>
  renderComparison(before, after, compareTexts(before, after)).map(({ html }) => html)

test('lets a block that runs to the left, and what changed in it, find their direction', () => {
  expect(htmlOf('نبدأ في الصباح.', 'نبدأ في المساء.')).toEqual([
    '<p dir="auto">نبدأ في <del dir="auto">الصباح</del><ins dir="auto">المساء</ins>.</p>',
  ])
})

test('leaves a text that only runs to the right as it is', () => {
  expect(htmlOf('At nine.', 'At ten.')).toEqual(['<p>At <del>nine</del><ins>ten</ins>.</p>'])
})

test.each([
  ['a direction that is given', '<p dir="ltr">א</p>', '<p dir="ltr">א</p>'],
  [
    'what looks like a tag in an attribute',
    '<p title="<li>">א</p>',
    '<p title="<li>" dir="auto">א</p>',
  ],
  [
    'marks inside of words',
    '<ul><li><b>א</b></li></ul>',
    '<ul dir="rtl"><li dir="auto"><b>א</b></li></ul>',
  ],
])('keeps %s', (_, html, wanted) => {
  expect(htmlOf(html, html)).toEqual([wanted])
})

test('keeps a name that runs to the left from taking its neighbours along', () => {
  expect(isolated('ورشة')).toBe('\u2068ورشة\u2069')
  expect(isolated('workshop')).toBe('workshop')
})

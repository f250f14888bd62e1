import { newTextCache } from '@forkshop/compare'
import { expect, test } from 'vitest'
import { drawComparison } from './draw-comparison.ts'

const day = (title: string, length: string) =>
  `## ${title}\n\n| Heure | Durée | Étape |\n| --- | --- | --- |\n| 10:00 | ${length} | Accueil |\n| 11:00 | 1 h | Ronde |\n`
const text = `Un passage.\n\n${day('Samedi', '1 h')}\n${day('Dimanche', '1 h')}`
const pictures = { before: 'media/', after: '' }
const daysOf = (after: string, isWhole: boolean) =>
  drawComparison(
    { before: text, after, pictures, isWhole, isInOne: false },
    newTextCache(),
  ).days.map((pair) => [
    pair.after?.title,
    pair.before?.steps.length,
    pair.after?.steps.length,
    pair.after?.totalMinutes,
  ])

test.each<[string, string, ReturnType<typeof daysOf>]>([
  ['no day is told of', text.replace('Un passage', 'Autre chose'), []],
  [
    'of days that stay beside one that changed only the length is',
    text.replace('1 h | Accueil', '30 min | Accueil'),
    [
      ['Samedi', 2, 2, 90],
      ['Dimanche', 0, 0, 120],
    ],
  ],
])('where what is the same is only counted, %s', (_, after, days) => {
  expect(daysOf(after, false)).toEqual(days)
})

test('where all is drawn, every day is there with its steps', () => {
  expect(daysOf(text.replace('Un passage', 'Autre chose'), true)).toEqual([
    ['Samedi', 2, 2, 120],
    ['Dimanche', 2, 2, 120],
  ])
})

import { expect, test } from 'vitest'
import { badgesIn, badgesOf, badgeSheets, badgeSize } from './badge.ts'

test('each line is a badge; what stands behind a tab or semicolon goes below', () => {
  expect(badgesIn(' Ann \r\n\nBo;host\nCéline\tnotes\tdimanche\n;\n')).toEqual([
    { name: 'Ann', below: '', size: 'large' },
    { name: 'Bo', below: 'host', size: 'large' },
    { name: 'Céline', below: 'notes · dimanche', size: 'large' },
  ])
})

test.each([
  ['Ann', 'large'],
  ['Marie-Françoise', 'medium'],
  ['Jean-Baptiste de La Tour du Pin', 'medium'],
  ['Wolfeschlegelsteinhausen', 'tiny'],
  ['Bartholomäus Wolfeschlegel von und zu Hohenstein', 'small'],
  ['山田太郎花子さん', 'medium'],
  ['👩‍👩‍👧‍👦 Ann', 'large'],
  ['ابن خلدون', 'large'],
  ['x'.repeat(120), 'tiny'],
  ['MWMWMWMWMWMW', 'small'],
  ['WILLIAM MWAMBA', 'large'],
  ['\ufdfd', 'small'],
])('%s is set %s', (name, size) => {
  expect(badgeSize(name)).toBe(size)
})

test('a name that is no name is cut', () => {
  expect(badgesIn('x'.repeat(5_000))[0]?.name.length).toBeLessThanOrEqual(121)
  expect(badgesIn('x\n'.repeat(5_000))).toHaveLength(1_000)
})

test('a sheet of A4 holds ten, of Letter eight; without names one to write on', () => {
  const badges = badgesIn('x\n'.repeat(11))
  const counts = (paper: 'a4' | 'letter') => badgeSheets(badges, paper).map((one) => one.length)
  expect([counts('a4'), counts('letter')]).toEqual([
    [10, 1],
    [8, 3],
  ])
  expect(badgeSheets([], 'letter')[0]).toHaveLength(8)
})

test('of a list each name is a badge as it is, in the order of the alphabet', () => {
  const names = ['Zoé', 'élan;vital', 'Denis\t<b>', ' ', 'émile']
  expect(badgesOf(names, 'fr').map(({ name, below }) => [name, below])).toEqual([
    ['Denis <b>', ''],
    ['élan;vital', ''],
    ['émile', ''],
    ['Zoé', ''],
  ])
})

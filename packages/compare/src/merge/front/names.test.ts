import { expect, test } from 'vitest'
import { mergeNames } from './names.ts'

const merged = (sides: readonly string[]) => {
  const [base = [], ours = [], theirs = []] = sides.map((side) => [...side])
  return mergeNames({ base, ours, theirs }, () => true).join('')
}

test.each([
  ['keeps the order nobody changed', ['abc', 'abc', 'abc'], 'abc'],
  ['takes the order of the side that changed it', ['abc', 'cab', 'abc'], 'cab'],
  ['keeps the old order where both changed it', ['abc', 'cab', 'bca'], 'abc'],
  ['puts a new name behind the one it followed', ['abc', 'axbc', 'abcy'], 'axbcy'],
  ['puts a new name first that stood first', ['ab', 'xab', 'ab'], 'xab'],
  ['sorts what both put in one place', ['ab', 'abz', 'aby'], 'abyz'],
  ['takes once what both put in', ['ab', 'abz', 'abyz'], 'abyz'],
])('%s', (_, [base = '', ours = '', theirs = ''], wanted) => {
  expect(merged([base, ours, theirs])).toBe(wanted)
  expect(merged([base, theirs, ours])).toBe(wanted)
})

import { expect, test } from 'vitest'
import { mergeTexts } from './merge-texts.ts'
import { virtualBase } from './virtual-base.ts'

const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`
const [one, two, three] = ['The first of them.', 'The second of them.', 'The third of them.']

test('is the one base when there is but one', () => {
  expect(virtualBase('', [page(one)])).toBe(page(one))
})

test('holds what every base brought', () => {
  const bases = [page('# New', one, two, three), page(one, two, `${three} And more.`)]
  expect(virtualBase(page(one, two, three), bases)).toBe(
    page('# New', one, two, `${three} And more.`),
  )
})

test('has the words of the ancestor where the bases contradict each other', () => {
  const bases = [page(one, 'The second, ours.'), page(one, 'The second, theirs.')]
  expect(virtualBase(page(one, two), bases)).toBe(page(one, two))
})

/**
 * Two lines of history that took in each other's first change: each of the two first texts is a base of what came
 * after. With one of them alone as the base, the other's change would look like one that a side took back.
 */
test('lets two sides that crossed be merged', () => {
  const ancestor = page(one, two, three)
  const first = page(one.replace('first', 'very first'), two, three)
  const second = page(one, two, three.replace('third', 'third and last'))
  const crossed = mergeTexts(ancestor, first, second).text
  const ours = crossed.replace('The second of them.', 'The second of all.')
  const theirs = crossed.replace('very first of them', 'very first of all')
  const base = virtualBase(ancestor, [first, second])
  expect(base).toBe(crossed)
  expect(mergeTexts(base, ours, theirs)).toMatchObject({
    kind: 'merged',
    text: page('The very first of all.', 'The second of all.', 'The third and last of them.'),
  })
})

test('asks again about what was decided differently on the way to both sides', () => {
  const ancestor = page(one, two)
  const first = page(one, 'The second, ours.')
  const second = page(one, 'The second, theirs.')
  const base = virtualBase(ancestor, [first, second])
  expect(mergeTexts(base, first, second).kind).toBe('conflict')
})

import { expect, test } from 'vitest'
import { unseenIn } from './unseen.ts'

test.each([
  ['what came is not shown yet', ['c', 'b', 'a'], ['b', 'a'], ['c']],
  ['what went is nothing new', ['a'], ['b', 'a'], []],
  ['nothing is shown', ['b', 'a'], [], ['b', 'a']],
])('%s', (_fact, found, shown, unseen) => {
  const of = (ids: readonly string[]) => ids.map((id) => ({ id }))
  expect(unseenIn(of(found), of(shown))).toEqual(of(unseen))
})

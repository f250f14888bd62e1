import { expect, test } from 'vitest'
import { isLawful } from './counts.ts'

test.each([
  ['what nobody touched, once', { base: 1, ours: 1, theirs: 1 }, [1]],
  ['what one side took out, not at all', { base: 1, ours: 0, theirs: 1 }, [0]],
  ['what one side put in, once', { base: 0, ours: 1, theirs: 0 }, [1]],
  ['what both put in, once or twice', { base: 0, ours: 1, theirs: 1 }, [1, 2]],
  ['what each took one of three of, once or twice', { base: 3, ours: 2, theirs: 2 }, [1, 2]],
  ['what each took one of two of, once or not at all', { base: 2, ours: 1, theirs: 1 }, [0, 1]],
  ['what one side doubled and the other took out, once', { base: 1, ours: 2, theirs: 0 }, [1]],
] as const)('a merge has %s', (_, sides, allowed) => {
  const found = [0, 1, 2, 3].filter((count) => isLawful(sides, count))
  expect(found).toEqual(allowed)
})

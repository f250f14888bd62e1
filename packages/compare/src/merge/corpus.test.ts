import { expect, test } from 'vitest'
import { corpusMissing, randomFrom, revisions } from '@forkshop/document/testing'
import { sidesFault } from '../testing/sides-law.ts'

// An own word of a side that is in no answer would be a passage that a person loses by asking for the own version.
test('no side of a question about a real page lacks words which that side has', ({ skip }) => {
  const missing = corpusMissing()
  if (missing !== null) skip(missing)
  const faults = revisions(12, randomFrom(7)).flatMap(({ name, before, after, other }) => {
    const fault = sidesFault({ base: before, ours: after, theirs: other })
    return fault === null ? [] : [`${name}: ${fault}`]
  })
  expect(faults).toEqual([])
}, 600_000)

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { threePages } from '../testing/arbitrary-page.ts'
import { lawRuns } from '../testing/law-runs.ts'
import { anyMergeFault, mergedBothWays, mergeLaws } from '../testing/merge-laws.ts'

describe.each([1, 3, 8])('with up to %i edits a side', { timeout: 600_000 }, (edits) => {
  test.each(mergeLaws)('$name', ({ check }) => {
    fc.assert(
      fc.property(threePages(edits), (pages) => check(mergedBothWays(pages))),
      lawRuns(process.env),
    )
  })
})

test('any texts at all are merged or asked about, never thrown on', { timeout: 600_000 }, () => {
  expect(anyMergeFault(lawRuns(process.env))).toBeNull()
})

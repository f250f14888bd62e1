import fc from 'fast-check'
import { describe, test } from 'vitest'
import { threeFronts } from '../../testing/arbitrary-front.ts'
import { frontLaws, mergedFronts } from '../../testing/front-laws.ts'
import { lawRuns } from '../../testing/law-runs.ts'

describe.each([1, 4])(
  'with up to %i edits a side of a front matter',
  { timeout: 600_000 },
  (edits) => {
    test.each(frontLaws)('$name', ({ check }) => {
      fc.assert(
        fc.property(threeFronts(edits), (fronts) => check(mergedFronts(fronts))),
        lawRuns(process.env, 2),
      )
    })
  },
)

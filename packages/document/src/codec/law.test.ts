import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editorSchema } from '../editor/schema.ts'
import { anyBody } from '../testing/bodies.ts'
import { casesOr } from '../testing/cases.ts'
import { lawFault } from '../testing/law.ts'

test('reads back the normal form of every body that the editor can make', () => {
  expect(lawFault({ cases: casesOr(30), seed: 48 })).toBeNull()
}, 3_600_000)

test('tries bodies that the editor can make', () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      editorSchema.nodeFromJSON(body).check()
    }),
    { numRuns: 50, seed: 48 },
  )
}, 300_000)

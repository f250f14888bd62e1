import fc from 'fast-check'
import { expect, test } from 'vitest'
import { licenseIssue } from './license-issue.ts'
import { licenseVerdict } from './license-verdict.ts'
import { licenseTerms } from './terms.ts'

const issue = (from: readonly (string | null)[], to: string | null) =>
  licenseIssue(from, to, 'fork')

test('what the origin forbids is refused, with the licences that are offered instead', () => {
  expect(issue(['CC-BY-SA-4.0'], 'CC-BY-4.0')).toEqual({
    license: 'CC-BY-SA-4.0',
    reason: 'other-license',
    instead: ['CC-BY-SA-4.0', 'LAL-1.3'],
    refuses: true,
  })
  expect(issue(['CC-BY-ND-4.0'], 'CC-BY-ND-4.0')).toMatchObject({ instead: [], refuses: true })
  expect(issue(['CC-BY-NC-SA-4.0'], 'CC-BY-4.0')?.instead).toEqual(['CC-BY-NC-SA-4.0'])
})

test('a licence that nobody knows does not carry words that name theirs', () =>
  expect(issue(['CC-BY-SA-4.0'], 'Own-1.0')).toMatchObject({
    reason: 'other-license',
    refuses: true,
  }))

test('what cannot be known is said, and not refused', () => {
  expect(issue([null], 'CC-BY-4.0')).toMatchObject({ reason: 'source-not-stated', refuses: false })
  expect(issue(['Own-1.0'], 'MIT')).toMatchObject({ reason: 'source-unknown', refuses: false })
  expect(issue(['CC-BY-4.0'], 'Own-1.0')).toMatchObject({
    reason: 'target-unknown',
    refuses: false,
  })
})

test('one licence that allows it is enough, and one that is not known keeps from refusing', () => {
  expect(issue(['CC-BY-SA-4.0', 'CC-BY-4.0'], 'MIT')).toBeNull()
  expect(issue(['CC-BY-SA-4.0', null], 'MIT')).toMatchObject({
    reason: 'source-not-stated',
    instead: ['CC-BY-SA-4.0', 'LAL-1.3'],
    refuses: false,
  })
})

test('nothing is said of a page without a licence, nor of one without words of others', () => {
  expect(issue(['CC-BY-SA-4.0'], null)).toBeNull()
  expect(issue([], 'MIT')).toBeNull()
})

const ids = fc.constantFrom(...licenseTerms.map(({ id }) => id), 'Own-1.0')
test('what is offered instead is allowed', () =>
  fc.assert(
    fc.property(fc.uniqueArray(ids, { minLength: 1, maxLength: 3 }), ids, (from, to) => {
      for (const other of issue(from, to)?.instead ?? []) {
        const kinds = from.map((license) => licenseVerdict(license, other, 'fork').kind)
        expect(kinds.some((kind) => kind !== 'not-allowed')).toBe(true)
      }
    }),
  ))

import { expect, test } from 'vitest'
import { isOpenLicense, isSpdxLicense, licenses, spellingOfLicense } from './license.ts'

test.each(licenses.map((license) => license.id))('%s is an SPDX id', (id) => {
  expect(isSpdxLicense(id)).toBe(true)
  expect(isOpenLicense(id)).toBe(true)
})

test('licences that forbid business or changes are on the SPDX list and not among the open ones', () => {
  for (const id of ['CC-BY-NC-SA-4.0', 'CC-BY-ND-4.0', 'CC-BY-NC-4.0']) {
    expect(isSpdxLicense(id)).toBe(true)
    expect(isOpenLicense(id)).toBe(false)
  }
})

test('an id in the wrong letter case is not an id, and its spelling can be looked up', () => {
  expect(isSpdxLicense('cc-by-sa-4.0')).toBe(false)
  expect(spellingOfLicense('cc-by-sa-4.0')).toBe('CC-BY-SA-4.0')
  expect(spellingOfLicense('CC-BY-SA')).toBeNull()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareVersions, nextVersion, parseVersion, type Version } from './version.ts'

const versions = fc
  .tuple(fc.nat(999), fc.nat(999))
  .map(([major, minor]) => version(`${major}.${minor}`))

test.each([
  ['1.0', '1.0'],
  ['v1.2', '1.2'],
  ['0.1', '0.1'],
  ['10.20', '10.20'],
])('%j is version %j', (text, parsed) => {
  expect(parseVersion(text)).toBe(parsed)
})

test.each([
  '',
  '1',
  '1.',
  '.1',
  '1.2.3',
  '01.2',
  '1.02',
  'V1.2',
  'vv1.2',
  '1.2 ',
  '1.2\n',
  '-1.2',
  '1.1234567',
  'head',
])('%j is not a version', (text) => {
  expect(parseVersion(text)).toBeNull()
})

test('a first release is 1.0, or 0.1 when minor', () => {
  expect(nextVersion(null, 'major')).toBe('1.0')
  expect(nextVersion(null, 'minor')).toBe('0.1')
})

test('the next version counts on from the latest', () => {
  expect(nextVersion(version('1.9'), 'minor')).toBe('1.10')
  expect(nextVersion(version('1.9'), 'major')).toBe('2.0')
  expect(nextVersion(version('0.4'), 'major')).toBe('1.0')
})

test('versions are compared as numbers', () => {
  const sorted = ['1.10', '0.9', '1.9', '2.0'].map(version).toSorted(compareVersions)
  expect(sorted).toEqual(['0.9', '1.9', '1.10', '2.0'])
})

test('what is no version has no place in the order', () => {
  expect(() => compareVersions('1.0', 'head')).toThrow('bad-version')
  expect(() => nextVersion('head', 'minor')).toThrow('bad-version')
})

test('the next version is a version, and newer', () => {
  fc.assert(
    fc.property(versions, fc.constantFrom('major' as const, 'minor' as const), (latest, level) => {
      const next = nextVersion(latest, level)
      expect(parseVersion(next)).toBe(next)
      expect(compareVersions(next, latest)).toBeGreaterThan(0)
    }),
  )
})

test('the order of versions is total', () => {
  fc.assert(
    fc.property(versions, versions, versions, (a, b, c) => {
      expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0)
      expect(compareVersions(a, b) === 0).toBe(a === b)
      const [first, second, third] = [a, b, c].toSorted(compareVersions)
      expect(compareVersions(first ?? '', third ?? '')).toBeLessThanOrEqual(0)
      expect(compareVersions(second ?? '', third ?? '')).toBeLessThanOrEqual(0)
    }),
  )
})

function version(text: string): Version {
  const parsed = parseVersion(text)
  if (parsed === null) throw new Error(`not a version: ${text}`)
  return parsed
}

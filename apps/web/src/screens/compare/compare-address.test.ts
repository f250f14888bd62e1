import { expect, test } from 'vitest'
import { addressOfTexts, comparePath, isAcross } from './compare-address.ts'

const one = { slug: 'one' }
const within = { from: one, to: one }
const across = { from: one, to: { slug: 'two' } }
const version = (version: string) => ({ version, revision: { id: 'unread' } })
const revision = (id: string) => ({ version: null, revision: { id } })
const path = '/formats/one'

test('texts of one page are compared below it, those of two apart', () => {
  expect([isAcross(within), comparePath(within, path)]).toEqual([false, '/formats/one/compare'])
  expect([isAcross(across), comparePath(across, path)]).toEqual([true, '/compare'])
})

test.each([
  [within, version('1.0'), version('2.0'), '/formats/one/compare?from=1.0&to=2.0'],
  [within, version('1.0'), revision('abc'), '/formats/one/compare?from=1.0&to=abc'],
  [across, version('1.0'), revision('abc'), '/compare?from=one%401.0&to=two%40abc'],
])('the very texts in view are named: a version by its name, else a revision', (...row) => {
  const [pages, from, to, address] = row
  expect(addressOfTexts(pages, { from, to }, path)).toBe(address)
})

import { expect, test } from 'vitest'
import { messages as en } from '../../locales/en/imports.ts'
import { fateOf, leftGroups } from './report-groups.ts'

test('what was left out is grouped by reason, what needs somebody first', () => {
  const left = [
    { path: 'b.txt', reason: 'not-markdown' },
    { path: 'b.md', reason: 'too-large' },
    { path: 'a.txt', reason: 'not-markdown' },
    { path: 'c.md', reason: 'changed-here' },
  ] as const
  expect(leftGroups({ left: [...left] })).toEqual([
    { reason: 'changed-here', paths: ['c.md'] },
    { reason: 'too-large', paths: ['b.md'] },
    { reason: 'not-markdown', paths: ['a.txt', 'b.txt'] },
  ])
})

test('every reason has a group of its own, with its words', () => {
  const reasons = Object.keys(en.left)
  const left = reasons.map((reason) => ({ path: reason, reason: reason as 'tag' }))
  expect(
    leftGroups({ left })
      .map(({ reason }) => reason)
      .toSorted(),
  ).toEqual(reasons.toSorted())
})

test.each([
  [{ created: true, revisions: 3, proposal: null }, 'made'],
  [{ created: false, revisions: 2, proposal: null }, 'grown'],
  [{ created: false, revisions: 0, proposal: 4 }, 'proposed'],
  [{ created: false, revisions: 0, proposal: null }, 'same'],
])('%j is %s', (page, fate) => {
  expect(fateOf(page)).toBe(fate)
})

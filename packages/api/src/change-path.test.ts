import { expect, test } from 'vitest'
import { changePath } from './change-path.ts'
import type { ChangeEntry } from './library.ts'

const change = (kind: ChangeEntry['kind'], rest: Partial<ChangeEntry> = {}) => ({
  kind,
  page: { slug: '48h-chrono', title: '48h Chrono', kind: 'format' as const },
  version: null,
  proposal: null,
  ...rest,
})

test('a change leads to where it is read in full', () => {
  expect(changePath(change('released', { version: '1.2' }))).toBe('/p/48h-chrono@1.2')
  expect(changePath(change('accepted', { proposal: 4 }))).toBe('/p/48h-chrono/proposals/4')
  expect(changePath(change('published'))).toBe('/p/48h-chrono/history')
  expect(changePath(change('undeleted'))).toBe('/p/48h-chrono')
})

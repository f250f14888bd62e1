import { expect, test } from 'vitest'
import { asReleased } from './as-released.ts'

const revision = {
  id: 'a'.repeat(40),
  author: { id: null, name: 'Ann' },
  time: '2026-01-02T00:00:00.000Z',
  reason: 'x',
}
const before = {
  version: '1.0',
  notes: 'Première',
  time: '2026-01-01T00:00:00.000Z',
  revision,
  withdrawn: null,
}

test('a page is shown with its next version first, as its newest text', () => {
  const page = { title: 'A', revision, version: null, latestVersion: '1.0', versions: [before] }
  const coming = { version: '1.1', notes: 'Plus court.', time: '2026-02-01T00:00:00.000Z' }
  expect(asReleased(page, coming)).toEqual({
    ...page,
    version: '1.1',
    latestVersion: '1.1',
    versions: [{ ...coming, revision, withdrawn: null }, before],
  })
})

import type { Upstream, UpstreamChange } from '@forkshop/api'

/** A change that waits, of a paragraph below a heading. */
export const changeOf = (change: Partial<UpstreamChange> = {}): UpstreamChange => ({
  id: 'one',
  kind: 'changed',
  path: ['Friday'],
  before: 'Old words.',
  after: 'New words.',
  drawn: [],
  agenda: [],
  revisions: [],
  decision: 'open',
  asks: false,
  kept: null,
  by: null,
  time: null,
  why: null,
  ...change,
})

/** What a page may take over from its origin. */
export const upstreamOf = (
  changes: readonly UpstreamChange[],
  more: Partial<Upstream> = {},
): Upstream => ({
  page: { slug: 'day', kind: 'format', title: 'One day', lang: 'en' },
  origin: { slug: 'days', kind: 'format', title: 'Two days', lang: 'en', version: '1.2' },
  isOrigin: true,
  base: 'a'.repeat(40),
  upstream: 'b'.repeat(40),
  met: { revision: 'c'.repeat(40), version: '1.0' },
  ahead: 0,
  behind: changes.length,
  changes: [...changes],
  ...more,
})

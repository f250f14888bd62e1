import type { Idea } from '@forkshop/api'

/** An open idea on nothing in particular. */
export const anIdea = (id: string, more: Partial<Idea> = {}): Idea => ({
  id,
  page: 'page',
  text: id,
  observed: null,
  kind: 'other',
  event: null,
  anchor: null,
  state: 'open',
  duplicateOf: null,
  proposal: null,
  version: null,
  support: 0,
  photographs: [],
  author: { id: null, name: '' },
  byGuest: false,
  time: '2026-11-20T10:00:00.000Z',
  reason: null,
  ...more,
})

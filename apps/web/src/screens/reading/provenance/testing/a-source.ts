import type { Source } from '../source-list.ts'

/** Somebody who wrote a word here; `number` is null for who wrote most. */
export const aSource = (key: string, number: number | null): Source => ({
  key,
  number,
  people: ['Ada'],
  persons: [{ id: null, name: 'Ada' }],
  authorFrom: 'here',
  event: null,
  fromHiddenEvent: false,
  proposal: null,
  changes: [],
  words: 1,
})

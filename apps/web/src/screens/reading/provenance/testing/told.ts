import type { Provenance } from '@forkshop/api'

/** The id of somebody's nth change. */
const idOf = (who: string, nth: string): string =>
  `${who.charCodeAt(0).toString(16)}${nth}`.padEnd(40, '0')

/** Some words by somebody, of their nth change. */
export const run = (who: string, text: string, nth = '1'): Provenance['runs'][number] => ({
  text,
  author: { id: who, name: who },
  revision: {
    id: idOf(who, nth),
    author: { id: who, name: who },
    time: `2026-03-0${nth}T09:00:00.000Z`,
    reason: `${who} ${nth}`,
  },
  event: null,
  proposal: null,
})

/** What else there is to say of such a change. */
export const source = (who: string, nth = '1'): Provenance['sources'][number] => ({
  revision: idOf(who, nth),
  authorFrom: 'here',
  coAuthors: [],
  event: null,
  proposal: null,
  before: null,
  page: null,
})

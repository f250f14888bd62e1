import type { Notice } from '@forkshop/api'

/** A line of the inbox: an idea that somebody said on a format, unread. */
export const aNotice = (given: Partial<Notice> = {}): Notice => ({
  id: 'idea-said.chrono',
  kind: 'idea-said',
  count: 1,
  at: '2026-11-30T09:00:00.000Z',
  read: false,
  who: [{ name: 'Zoé' }],
  page: { slug: 'chrono', kind: 'format', title: 'Chrono' },
  quote: 'Ouvrir plus tôt.',
  href: '/formats/chrono/ideas',
  ...given,
})

import type { RouteName } from '@forkshop/api'
import type { ServerEvent } from '../../records/services/services.ts'
import type { Change, Shows } from './hot-answers.ts'

/**
 * Calls whose answers show of what people say only what was said about the pages they reach. Every
 * other call may show anything.
 */
const aboutPages: ReadonlySet<RouteName> = new Set<RouteName>([
  'viewPage',
  'listRevisions',
  'listVersions',
  'listIdeas',
  'listProposals',
  'viewProposal',
  'getLineage',
  'viewComparison',
  'viewPagesComparison',
  'getPassageHistory',
])

/** What a page for people shows, of the calls it was made from and the pages that these reached. */
export function toShows(calls: Iterable<RouteName | null>, reached: ReadonlySet<string>): Shows {
  for (const call of calls) if (call === null || !aboutPages.has(call)) return 'anything'
  return reached
}

/**
 * What ready answers an event makes wrong. What people say about a page shows on that page and in
 * lists; a page itself shows all over the library, in the titles, counts and versions of others.
 */
export function toChange(event: ServerEvent): Change | null {
  switch (event.kind) {
    case 'page-changed':
      return event.only === 'voices' ? { kind: 'page', page: event.page } : { kind: 'library' }
    case 'rights-changed':
      return event.page === null ? { kind: 'library' } : { kind: 'page', page: event.page }
    case 'signed-out':
      return null
  }
}

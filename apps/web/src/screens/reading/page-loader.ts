import type { PageView } from '@forkshop/api'
import { loadOnce } from '../../base/load-once.ts'
import { defineLoader } from '../../base/loading/loader.ts'
import { settleAddress } from '../../base/address/page-address.ts'
import { eventParts } from './event/event-parts.ts'
import { stripParts } from './strips/strip-parts.ts'
import { dehydrateReading, hydrateReading } from './text/reading-state.ts'

const atOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

// laying out is done on the server for the first page; the browser needs it only for the next
const layingOut = loadOnce(() => import('./text/reading.ts'))

const hasStrip = ({ current, forkedFrom, madeFor, original }: PageView): boolean =>
  !current || forkedFrom !== null || madeFor !== null || original?.behind === true

export const pageLoader = defineLoader({
  name: 'page',
  load: async ({ client, route, language, say, signal }) => {
    const slug = String(route.params['slug'])
    const at = atOf(route.params['at']) ?? atOf(route.query['at'])
    const [view, { toReading }] = await Promise.all([
      client('viewPage', { params: { slug }, query: { at, article: 'shown' }, signal }),
      layingOut(),
    ])
    settleAddress(route, view)
    if (view.kind === 'event') await eventParts()
    if (hasStrip(view)) await stripParts()
    return toReading(view, language, say)
  },
  dehydrate: dehydrateReading,
  hydrate: hydrateReading,
})

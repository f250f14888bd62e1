import type { CompareView, Taught } from '@forkshop/api'
import { settleAddress } from '../../base/address/page-address.ts'
import { defineLoader } from '../../base/loading/loader.ts'

/** What an event taught, and what its programme differed in from the format; null where it was run as it is. */
export type TaughtData = { readonly taught: Taught; readonly comparison: CompareView | null }

export const taughtLoader = defineLoader<TaughtData>({
  name: 'taught',
  load: async ({ client, route, signal }) => {
    const slug = String(route.params['slug'])
    const taught = await client('getTaught', { params: { slug }, signal })
    settleAddress(route, { slug: taught.event.slug, kind: 'event' })
    const { adapted, format } = taught
    if (adapted === null || format === null || adapted.changes === 0) {
      return { taught, comparison: null }
    }
    const query = {
      from: `${format.slug}@${format.version}`,
      to: `${adapted.slug}@${adapted.revision}`,
      unchanged: 'counted',
      sides: 'none',
    } as const
    const comparison = await client('viewPagesComparison', { query, signal }).catch(() => null)
    return { taught, comparison }
  },
})

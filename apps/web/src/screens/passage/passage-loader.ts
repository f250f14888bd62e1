import { defineLoader } from '../../base/loading/loader.ts'
import { settleAddress } from '../../base/address/page-address.ts'
import { unchangedIn } from '../../parts/comparison/unchanged-address.ts'
import { askedIn } from '../../parts/passage/passage-place.ts'
import { toShownTurn } from './shown-turn.ts'

export const passageLoader = defineLoader({
  name: 'passage',
  load: async ({ client, route, signal }) => {
    const slug = String(route.params['slug'])
    const asked = askedIn(route.query)
    const unchanged = unchangedIn(route.query)
    let cursor = asked.cursor
    let looked = 0
    for (;;) {
      const history = await client('getPassageHistory', {
        params: { slug },
        query: { ...asked, cursor, unchanged },
        signal,
      })
      settleAddress(route, history)
      looked += history.looked
      const isFound = history.items.length > 0 || history.nextCursor === null
      // the server's HTML says how far it looked; in the browser the reader waits, and can stop
      if (isFound || import.meta.env.SSR) {
        return {
          ...history,
          items: history.items.map(toShownTurn),
          looked,
          isFurtherDown: asked.cursor !== undefined,
        }
      }
      cursor = history.nextCursor ?? undefined
    }
  },
})

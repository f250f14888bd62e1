import { defineLoader } from '../../base/loading/loader.ts'
import { cursorIn, stateIn } from '../../base/address/list-address.ts'
import { settleAddress } from '../../base/address/page-address.ts'
import { dehydrateComparison, hydrateComparison } from '../../parts/comparison/comparison-state.ts'
import { unchangedIn } from '../../parts/comparison/unchanged-address.ts'

export const proposalStates = ['open', 'accepted', 'declined', 'withdrawn'] as const

export const proposalListLoader = defineLoader({
  name: 'proposals',
  load: async ({ client, route, signal }) => {
    const { query } = route
    const list = await client('listProposals', {
      params: { slug: String(route.params['slug']) },
      query: { limit: 30, cursor: cursorIn(query), state: stateIn(query, proposalStates) },
      signal,
    })
    settleAddress(route, list)
    return list
  },
})

export const proposalLoader = defineLoader({
  name: 'proposal',
  load: async ({ client, route, signal }) => {
    const params = { slug: String(route.params['slug']), number: Number(route.params['number']) }
    const unchanged = unchangedIn(route.query)
    const view = await client('viewProposal', {
      params,
      query: { unchanged, sides: 'none' },
      signal,
    })
    settleAddress(route, view.page)
    return { ...view, isWhole: unchanged === 'drawn' }
  },
  dehydrate: (view) => ({ ...view, comparison: dehydrateComparison(view.comparison) }),
  hydrate: (state, root) => ({ ...state, comparison: hydrateComparison(state.comparison, root) }),
})

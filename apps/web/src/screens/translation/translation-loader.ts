import { defineLoader } from '../../base/loading/loader.ts'
import { settleAddress } from '../../base/address/page-address.ts'
import { dehydrateComparison, hydrateComparison } from '../../parts/comparison/comparison-state.ts'

export const translationLoader = defineLoader({
  name: 'translation',
  load: async ({ client, route, signal }) => {
    const params = { slug: String(route.params['slug']) }
    const state = await client('viewTranslation', { params, signal })
    settleAddress(route, state)
    return state
  },
  dehydrate: (state) => ({ ...state, comparison: dehydrateComparison(state.comparison) }),
  hydrate: (state, root) => ({
    ...state,
    comparison: hydrateComparison(state.comparison, root),
  }),
})

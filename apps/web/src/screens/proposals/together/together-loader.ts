import { defineLoader } from '../../../base/loading/loader.ts'
import { settleAddress } from '../../../base/address/page-address.ts'
import {
  dehydrateComparison,
  hydrateComparison,
} from '../../../parts/comparison/comparison-state.ts'
import { numbersIn } from './numbers-in.ts'

export const togetherLoader = defineLoader({
  name: 'together',
  load: async ({ client, route, signal }) => {
    const numbers = numbersIn(route.query['of'])
    const { text: _, ...view } = await client('viewTogether', {
      params: { slug: String(route.params['slug']) },
      query: { of: numbers.join(',') },
      signal,
    })
    settleAddress(route, view)
    return view
  },
  dehydrate: (view) => ({ ...view, comparison: dehydrateComparison(view.comparison) }),
  hydrate: (state, root) => ({ ...state, comparison: hydrateComparison(state.comparison, root) }),
})

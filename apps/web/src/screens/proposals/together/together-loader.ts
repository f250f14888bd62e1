import { ApiError, MAX_TOGETHER } from '@forkshop/api'
import { defineLoader } from '../../../base/loading/loader.ts'
import { settleAddress } from '../../../base/address/page-address.ts'
import {
  dehydrateComparison,
  hydrateComparison,
} from '../../../parts/comparison/comparison-state.ts'
import { numbersIn } from './numbers-in.ts'

const decided: ReadonlySet<string> = new Set(['not-open', 'not-found'])

export const togetherLoader = defineLoader({
  name: 'together',
  load: async ({ client, route, signal }) => {
    const numbers = numbersIn(route.query['of']).slice(0, MAX_TOGETHER)
    const params = { slug: String(route.params['slug']) }
    const look = (of: string) => client('viewTogether', { params, query: { of }, signal })
    const { text: _, ...view } = await look(numbers.join(',')).catch((error: unknown) => {
      // one of them was decided meanwhile: the others are there to choose from
      if (error instanceof ApiError && decided.has(error.problem.code)) return look('')
      throw error
    })
    settleAddress(route, view)
    return view
  },
  dehydrate: (view) => ({ ...view, comparison: dehydrateComparison(view.comparison) }),
  hydrate: (state, root) => ({ ...state, comparison: hydrateComparison(state.comparison, root) }),
})

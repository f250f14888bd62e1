import type { Proposal } from '@forkshop/api'
import { defineLoader } from '../app/loader.ts'
import { settleAddress } from '../reading/page-address.ts'

const LIST_LIMIT = 30

const states = ['open', 'accepted', 'declined', 'withdrawn'] as const

/** The state that a list's address asks for; null for all. */
export const stateIn = (value: unknown): Proposal['state'] | null =>
  states.find((state) => state === value) ?? null

export const proposalListLoader = defineLoader({
  name: 'proposals',
  load: async ({ client, route, signal }) => {
    const cursor = route.query['cursor']
    const list = await client('listProposals', {
      params: { slug: String(route.params['slug']) },
      query: {
        limit: LIST_LIMIT,
        cursor: typeof cursor === 'string' ? cursor : undefined,
        state: stateIn(route.query['state']) ?? undefined,
      },
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
    const view = await client('viewProposal', { params, signal })
    settleAddress(route, view.page)
    return {
      ...view,
      comparison: {
        ...view.comparison,
        // one drawing is shown: the sides alone are not sent along
        changes: view.comparison.changes.map((change) => ({
          ...change,
          beforeHtml: null,
          afterHtml: null,
        })),
      },
    }
  },
})

import type { Idea } from '@forkshop/api'
import { defineLoader } from '../app/loader.ts'
import { settleAddress } from '../reading/page-address.ts'

const LIST_LIMIT = 50

export const ideaStates = ['open', 'proposed', 'accepted', 'declined'] as const

/** The state that a list's address asks for; null for all. */
export const stateIn = (value: unknown): Idea['state'] | null =>
  ideaStates.find((state) => state === value) ?? null

export const ideaListLoader = defineLoader({
  name: 'ideas',
  load: async ({ client, route, signal }) => {
    const cursor = route.query['cursor']
    const list = await client('listIdeas', {
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

import { defineLoader } from '../app/loader.ts'
import { settleAddress } from './page-address.ts'
import { dehydrateReading, hydrateReading, toReading } from './reading.ts'

const atOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

export const pageLoader = defineLoader({
  name: 'page',
  load: async ({ client, route, signal }) => {
    const slug = String(route.params['slug'])
    const at = atOf(route.params['at']) ?? atOf(route.query['at'])
    const view = await client('viewPage', { params: { slug }, query: { at }, signal })
    settleAddress(route, view)
    return toReading(view)
  },
  dehydrate: dehydrateReading,
  hydrate: hydrateReading,
})

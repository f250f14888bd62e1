import { settleAddress } from '../../base/address/page-address.ts'
import { defineLoader } from '../../base/loading/loader.ts'

export const prepareLoader = defineLoader({
  name: 'prepare',
  load: async ({ client, route, signal }) => {
    const slug = String(route.params['slug'])
    const preparation = await client('getPreparation', { params: { slug }, signal })
    settleAddress(route, { slug: preparation.event.slug, kind: 'event' })
    return preparation
  },
})

import { defineLoader } from '../../base/loading/loader.ts'
import { settleAddress } from '../../base/address/page-address.ts'

export const lineageLoader = defineLoader({
  name: 'lineage',
  load: async ({ client, route, signal }) => {
    const slug = String(route.params['slug'])
    const [page, lineage] = await Promise.all([
      // what page it is, without anything that stands on it
      client('listRevisions', { params: { slug }, query: { limit: 1 }, signal }),
      client('getLineage', { params: { slug }, signal }),
    ])
    settleAddress(route, page)
    return {
      slug: page.slug,
      title: page.title,
      kind: page.kind,
      pages: lineage.pages,
    }
  },
})

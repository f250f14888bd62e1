import { defineLoader } from '../app/loader.ts'

export const changesLoader = defineLoader({
  name: 'changes',
  load: ({ client, route, signal }) => {
    const cursor = route.query['cursor']
    return client('listChanges', {
      query: { limit: 50, cursor: typeof cursor === 'string' ? cursor : undefined },
      signal,
    })
  },
})

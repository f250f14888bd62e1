import { defineLoader } from '../../base/loading/loader.ts'
import { cursorIn } from '../../base/address/list-address.ts'

export const changesLoader = defineLoader({
  name: 'changes',
  load: ({ client, route, signal }) =>
    client('listChanges', { query: { limit: 50, cursor: cursorIn(route.query) }, signal }),
})

import { defineLoader } from '../app/loader.ts'
import { cursorIn } from '../lists/list-address.ts'

export const changesLoader = defineLoader({
  name: 'changes',
  load: ({ client, route, signal }) =>
    client('listChanges', { query: { limit: 50, cursor: cursorIn(route.query) }, signal }),
})

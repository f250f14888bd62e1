import { defineLoader } from '../../base/loading/loader.ts'

/** The page of a person, with the newest of what they changed. */
export const personLoader = defineLoader({
  name: 'person',
  load: async ({ client, route, signal }) => {
    const params = { id: String(route.params['id']) }
    const [person, changes] = await Promise.all([
      client('viewPerson', { params, signal }),
      client('listPersonChanges', { params, query: { limit: 10 }, signal }),
    ])
    return { person, changes: changes.items }
  },
})

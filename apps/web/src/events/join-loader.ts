import { ApiError } from '@forkshop/api'
import { defineLoader } from '../app/loader.ts'

/** The event that a code in the address leads to. */
export type Joining = {
  readonly code: string
  readonly event: { readonly event: string; readonly title: string } | null
  readonly isUnknown: boolean
}

export const joinLoader = defineLoader({
  name: 'join',
  load: async ({ client, route, signal }): Promise<Joining> => {
    const code = String(route.params['code'] ?? '').slice(0, 20)
    if (code === '') return { code, event: null, isUnknown: false }
    try {
      const event = await client('findEventByCode', { params: { code }, signal })
      return { code, event, isUnknown: false }
    } catch (error) {
      if (error instanceof ApiError && error.problem.code === 'not-found') {
        return { code, event: null, isUnknown: true }
      }
      throw error
    }
  },
})

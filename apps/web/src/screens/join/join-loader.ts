import { ApiError, type CallAnswer, type Client } from '@forkshop/api'
import { defineLoader } from '../../base/loading/loader.ts'

/** The event that a code in the address leads to; its room may be closed. */
export type Joining = {
  readonly code: string
  readonly event: CallAnswer<'findEventByCode'> | null
  readonly isUnknown: boolean
}

/** Where a code leads; an unknown one is an answer too. */
export const lookUpCode = async (
  client: Client,
  code: string,
  signal?: AbortSignal,
): Promise<Joining> => {
  try {
    const event = await client('findEventByCode', { params: { code }, signal })
    return { code, event, isUnknown: false }
  } catch (error) {
    if (error instanceof ApiError && error.problem.code === 'not-found') {
      return { code, event: null, isUnknown: true }
    }
    throw error
  }
}

export const joinLoader = defineLoader({
  name: 'join',
  load: async ({ client, route, signal }): Promise<Joining> => {
    const code = String(route.params['code'] ?? '').slice(0, 20)
    return code === '' ? { code, event: null, isUnknown: false } : lookUpCode(client, code, signal)
  },
})

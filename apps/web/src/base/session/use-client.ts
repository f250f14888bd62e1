import type { Client } from '@forkshop/api'
import { inject, type InjectionKey } from 'vue'

export const clientKey: InjectionKey<Client> = Symbol('client')

/** The typed client of the API. */
export const useClient = (): Client => {
  const client = inject(clientKey)
  if (client === undefined) throw new Error('the client is not installed')
  return client
}

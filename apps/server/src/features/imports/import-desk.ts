import { setTimeout as wait } from 'node:timers/promises'
import { importSchema, type Import, type ImportProgress } from '@forkshop/api'
import { ForkshopError } from '@forkshop/domain'
import { CONTROL_HEADER } from '../ops/control-routes.ts'
import type { Services } from '../../records/services/services.ts'
import {
  IMPORT_CONTROL,
  orderOutcomeSchema,
  readOrder,
  startOrder,
  type ImportOrder,
  type OrderOutcome,
} from './import-control.ts'
import type { ImportJobs } from './import-jobs.ts'

/** Where the operator's imports are carried out. */
export type ImportDesk = {
  readonly start: (order: ImportOrder) => Promise<OrderOutcome>
  /** Resolves when an import is over; told of its progress until then. */
  readonly follow: (id: string, tell: (progress: ImportProgress) => void) => Promise<Import>
  readonly cancel: (id: string) => Promise<void>
}

/** How often the running server is asked how far an import is. */
const ASKED_MS = 300

/** Imports in this process. */
export function throughJobs(services: Services, jobs: ImportJobs): ImportDesk {
  return {
    start: (order) => startOrder(services, jobs, order),
    async follow(id, tell) {
      jobs.watch(id, tell)
      await jobs.ended(id)
      return readOrder(services, jobs, id)
    },
    cancel: (id) => jobs.cancel(id),
  }
}

/** Imports in the server that has the data folder. */
export function throughServer(server: {
  readonly address: string
  readonly key: string
}): ImportDesk {
  const ask = async (verb: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => {
    const answer = await fetch(server.address + IMPORT_CONTROL + path, {
      method: verb,
      headers: {
        [CONTROL_HEADER]: server.key,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new ForkshopError('server-refused', { status: answer.status })
    const value: unknown = await answer.json()
    return value
  }
  return {
    start: async (order) => orderOutcomeSchema.parse(await ask('POST', '', order)),
    async follow(id, tell) {
      for (;;) {
        const found = importSchema.parse(await ask('GET', `/${id}`))
        if (found.progress === null) return found
        tell(found.progress)
        await wait(ASKED_MS)
      }
    },
    cancel: async (id) => void (await ask('DELETE', `/${id}`)),
  }
}

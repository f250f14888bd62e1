import type { Services } from '../records/services/services.ts'
import { announce } from './intent-rows.ts'
import type { Announced, Kind } from './kinds.ts'

const writer =
  <K extends Kind>(kind: K) =>
  async (services: Services, payload: Announced<K>): Promise<string> => {
    const id = services.newId()
    const created = services.clock().toISOString()
    await announce(services.database, { id, kind, payload, created })
    return id
  }

export const writeProposalIntent = writer('proposal')
export const writeAcceptIntent = writer('accept')
export const writeEndIntent = writer('proposal-end')
export const writeStateIntent = writer('proposal-state')

import { rm } from 'node:fs/promises'
import { importPlanSchema, type ImportPlan } from '@forkshop/api'
import { z } from 'zod'
import type { Services } from '../../../records/services/services.ts'
import { endImport } from '../finish-imports.ts'
import type { ImportRequest } from '../import-request.ts'
import { importFolder } from '../manifest.ts'

/** How long a plan waits for who asked for it; a file may be kept with it. */
const KEPT_MS = 24 * 60 * 60_000
/** Plans that wait in a library: each may hold 200 MB. */
const MOST = 10

const requestSchema = z.object({
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('address'), url: z.string() }),
    z.object({ kind: z.literal('file'), file: z.string(), name: z.string() }),
    z.object({ kind: z.literal('folder'), folder: z.string() }),
  ]),
  keepAddresses: z.boolean(),
})

/** What an import that was planned was asked for. */
type PlannedRequest = Pick<ImportRequest, 'source' | 'keepAddresses'>

/** Reads a plan from its row. */
export function parsePlan(json: string): ImportPlan {
  return importPlanSchema.parse(JSON.parse(json))
}

/** Reads what was asked for from its row. */
function parsePlannedRequest(json: string): PlannedRequest {
  return requestSchema.parse(JSON.parse(json))
}

/** Keeps what an import would do until somebody says what of it is to come. */
export async function keepPlan(
  { database }: Services,
  { id, source, keepAddresses }: ImportRequest,
  plan: ImportPlan,
): Promise<void> {
  const request: PlannedRequest = { source, keepAddresses }
  await database
    .updateTable('import')
    .set({ state: 'planned', plan: JSON.stringify(plan), request: JSON.stringify(request) })
    .where('id', '=', id)
    .execute()
}

/** Takes a plan for carrying it out, once; null when there is none (any more). */
export async function takePlan({ database }: Services, id: string): Promise<PlannedRequest | null> {
  const row = await database
    .selectFrom('import')
    .select('request')
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  const request = row?.request ?? null
  if (request === null) return null
  const taken = await database
    .updateTable('import')
    .set({ state: 'waiting', plan: null, request: null })
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n ? parsePlannedRequest(request) : null
}

/** Forgets a plan; does nothing where there is none. */
export async function dropPlan(services: Services, id: string): Promise<void> {
  const { database, clock } = services
  const dropped = await database
    .updateTable('import')
    .set({ plan: null, request: null })
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  if (dropped.numUpdatedRows === 0n) return
  await endImport(database, id, { failure: null, time: clock().toISOString() })
  await rm(importFolder(services, id), { recursive: true, force: true })
}

/** Forgets plans that waited for a day, those of somebody who asks again, and the oldest of too many. */
export async function dropOldPlans(services: Services, person: string | null): Promise<void> {
  const rows = await services.database
    .selectFrom('import')
    .select(['id', 'person', 'created'])
    .where('state', '=', 'planned')
    .orderBy('created', 'desc')
    .execute()
  const since = new Date(services.clock().getTime() - KEPT_MS).toISOString()
  const isOld = (row: (typeof rows)[number], at: number): boolean =>
    row.created < since || at >= MOST - 1 || (person !== null && row.person === person)
  for (const { id } of rows.filter(isOld)) await dropPlan(services, id)
}

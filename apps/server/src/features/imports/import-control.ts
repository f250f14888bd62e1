import { importSchema, type Import } from '@forkshop/api'
import { RefusedSource } from '@forkshop/repository'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../../base/problem-error.ts'
import { requireKey } from '../ops/control-routes.ts'
import type { Services } from '../../records/services/services.ts'
import { viewImport, toTold, type ImportReader } from './handlers.ts'
import type { ImportJobs } from './import-jobs.ts'
import { toFailure } from './import-report.ts'
import type { ImportSource } from './import-request.ts'
import { findOperator } from './operator.ts'

/** Who reads the answers to orders. */
const operator: ImportReader = { language: 'en', isAdmin: true }

/** Where `forkshop import` reaches the running server. */
export const IMPORT_CONTROL = '/api/local/imports'

/** What the operator asks to import; paths are whole ones on this machine. */
export const importOrderSchema = z.object({
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('address'), url: z.string() }),
    z.object({ kind: z.literal('file'), file: z.string(), name: z.string() }),
    z.object({ kind: z.literal('folder'), folder: z.string() }),
  ]),
  keepAddresses: z.boolean(),
  /** Address of the account that imports; the first administrator when left out. */
  as: z.string().optional(),
})
export type ImportOrder = z.infer<typeof importOrderSchema>

/** An import under way, or why there is none. */
export const orderOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), import: importSchema }),
  z.object({ kind: z.literal('unknown-account') }),
  z.object({ kind: z.literal('refused'), reason: z.string() }),
])
export type OrderOutcome = z.infer<typeof orderOutcomeSchema>

/** Starts what the operator asks for. */
export async function startOrder(
  services: Services,
  jobs: ImportJobs,
  order: ImportOrder,
): Promise<OrderOutcome> {
  const importer = await findOperator(services, order.as)
  if (importer === 'unknown') return { kind: 'unknown-account' }
  const source: ImportSource = order.source
  try {
    const started = await jobs.start(
      { source, keepAddresses: order.keepAddresses, importer },
      services.newId(),
    )
    return { kind: 'started', import: await viewImport(services, started, operator) }
  } catch (error) {
    if (!(error instanceof RefusedSource)) throw error
    return { kind: 'refused', reason: toTold(toFailure(error), 'en').detail }
  }
}

/** An import that the operator started; throws `not-found` for any that there is not. */
export async function readOrder(services: Services, jobs: ImportJobs, id: string): Promise<Import> {
  const state = await jobs.find(id)
  if (state === null) throw new ProblemError('not-found', 'import-not-found')
  return viewImport(services, state, operator)
}

/** Takes orders from commands on this machine: only who can read the data folder has the key. */
export function bindImportControl(
  app: FastifyInstance,
  services: Services,
  { jobs, key }: { readonly jobs: ImportJobs; readonly key: string },
): void {
  const one = z.object({ id: z.string() })
  app.post(IMPORT_CONTROL, async (request, reply) => {
    requireKey(request, key)
    const order = importOrderSchema.safeParse(request.body)
    if (!order.success) throw new ProblemError('invalid', 'code.invalid')
    const outcome = await startOrder(services, jobs, order.data)
    return reply.header('cache-control', 'no-store').send(outcome)
  })
  app.get(`${IMPORT_CONTROL}/:id`, async (request, reply) => {
    requireKey(request, key)
    const found = await readOrder(services, jobs, one.parse(request.params).id)
    return reply.header('cache-control', 'no-store').send(found)
  })
  app.delete(`${IMPORT_CONTROL}/:id`, async (request, reply) => {
    requireKey(request, key)
    await jobs.cancel(one.parse(request.params).id)
    return reply.header('cache-control', 'no-store').send({})
  })
}

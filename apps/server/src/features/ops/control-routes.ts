import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { accountOrderSchema, manageAccount } from '../accounts/manage-account.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'

/** Where commands of the operator reach the running server. */
export const ACCOUNT_CONTROL = '/api/local/account'
/** Header that carries the key of `owner.lock`. */
export const CONTROL_HEADER = 'forkshop-control'

/** Takes orders from commands on this machine: only who can read the data folder has the key. */
export function bindControl(app: FastifyInstance, services: Services, key: string): void {
  app.post(ACCOUNT_CONTROL, async (request, reply) => {
    requireKey(request, key)
    const order = accountOrderSchema.safeParse(request.body)
    if (!order.success) throw new ProblemError('invalid', 'code.invalid')
    return reply.header('cache-control', 'no-store').send(await manageAccount(services, order.data))
  })
}

/** Throws `not-found` for whoever cannot read the data folder: nothing is told of these routes. */
export function requireKey({ headers }: Pick<FastifyRequest, 'headers'>, key: string): void {
  if (!isKey(headers[CONTROL_HEADER], key)) throw new ProblemError('not-found', 'route-not-found')
}

function isKey(given: string | string[] | undefined, key: string): boolean {
  if (typeof given !== 'string') return false
  const [a, b] = [Buffer.from(given), Buffer.from(key)]
  return a.length === b.length && timingSafeEqual(a, b)
}

import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import { isLoopback } from '../../base/settings.ts'
import type { Metrics } from './metrics.ts'

/** `/healthz` (the process answers), `/readyz` (its database does too) and `/metrics`. */
export function bindOps(app: FastifyInstance, services: Services, metrics: Metrics): void {
  app.get('/healthz', async () => ({ status: 'ok' }))

  app.get('/readyz', async (_request, reply) => {
    try {
      await sql`select 1`.execute(services.database)
      return { status: 'ready' }
    } catch (error) {
      services.log.error({ err: error }, 'the database does not answer')
      return reply.code(503).send({ status: 'not ready' })
    }
  })

  app.get('/metrics', async ({ actor, ip }, reply) => {
    const allowed =
      isLoopback(ip.replace(/^::ffff:/, '')) || (actor.kind === 'account' && actor.admin)
    if (!allowed) throw new ProblemError('not-found', 'route-not-found')
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })

  app.addHook('onResponse', async (request, reply) => {
    metrics.answered({
      verb: request.method,
      route: request.routeOptions.url ?? 'page',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    })
  })
}

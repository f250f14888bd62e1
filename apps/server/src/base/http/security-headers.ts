import type { FastifyReply } from 'fastify'

/** What helmet put on this answer, so that answers that are kept or drawn elsewhere carry the same. */
export function securityHeaders(reply: FastifyReply): Record<string, string> {
  const entries = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('access-control-') ? [[name, value]] : [],
  )
  return Object.fromEntries(entries)
}

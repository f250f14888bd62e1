import type { FastifyInstance } from 'fastify'

/**
 * A `fetch` that asks this very server, as a reader without an account, without going over the
 * network. Only GET below `/api/v1`.
 */
export function inProcessFetch(
  app: FastifyInstance,
  internal: Readonly<Record<string, string>>,
): typeof fetch {
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    const url = new URL(address, 'http://in-process.invalid')
    const verb = (init?.method ?? 'GET').toUpperCase()
    if (verb !== 'GET' || !url.pathname.startsWith('/api/v1/')) {
      throw new TypeError(`only GET below /api/v1 while rendering, not ${verb} ${url.pathname}`)
    }
    const language = new Headers(init?.headers).get('accept-language') ?? 'fr'
    const answer = await app.inject({
      method: 'GET',
      url: `${url.pathname}${url.search}`,
      headers: { ...internal, 'accept-language': language },
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined) headers.set(name, String(value))
    }
    const body = answer.statusCode === 204 || answer.statusCode === 304 ? null : answer.body
    return new Response(body, { status: answer.statusCode, headers })
  }
}

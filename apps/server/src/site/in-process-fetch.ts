import type { FastifyInstance } from 'fastify'

/** A `fetch` for the page that a reader at this address on the network asked for. */
export type FetchFor = (remoteAddress: string) => typeof fetch

/**
 * Asks this very server, as a reader without an account, without going over the network. Only GET
 * below `/api/v1`.
 */
export function inProcessFetch(
  app: FastifyInstance,
  internal: Readonly<Record<string, string>>,
): FetchFor {
  return (remoteAddress) => async (input, init) => {
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
      remoteAddress,
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

import { createClient, endpoints, type Client } from '@forkshop/api'

/** What a call sent; `name` is the call's. */
export type Sent = {
  readonly name: string
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly idempotencyKey: string | null
}

const namedBy = Object.entries(endpoints).map(([name, { verb, path }]) => ({
  name,
  verb,
  path: new RegExp(`^/api/v1${path.replaceAll(/:\w+/g, '[^/]+')}$`),
}))

const parsed = (body: unknown): unknown => (typeof body === 'string' ? JSON.parse(body) : undefined)

/** The typed client on a server that answers by the name of the call, at once or later; an error is thrown as it is. */
export const clientAnswering = (answer: (sent: Sent) => unknown): Client =>
  createClient({
    endpoints,
    baseUrl: 'http://example.test',
    language: 'en',
    fetch: async (input, init) => {
      const request = new Request(input instanceof Request ? input : new URL(input), init)
      const { pathname, searchParams } = new URL(request.url)
      const call = namedBy.find(({ verb, path }) => verb === request.method && path.test(pathname))
      if (call === undefined) throw new Error(`no call ${request.method} ${pathname}`)
      const given = await answer({
        name: call.name,
        query: Object.fromEntries(searchParams),
        body: parsed(init?.body),
        idempotencyKey: request.headers.get('idempotency-key'),
      })
      if (given instanceof Error) throw given
      return Response.json(given ?? {})
    },
  })

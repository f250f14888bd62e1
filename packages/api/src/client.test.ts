import { expect, it } from 'vitest'
import { ApiError, callPath, createClient } from './client.ts'

const answering = (status: number, body: unknown, seen: Request[] = []): typeof fetch => {
  return (input, init) => {
    seen.push(new Request(input instanceof Request ? input : new URL(String(input)), init))
    return Promise.resolve(Response.json(body, { status }))
  }
}

const client = (fetch: typeof globalThis.fetch) =>
  createClient({ baseUrl: 'http://example.test', fetch, language: 'fr' })

it('fills parameters in and leaves unset query values out', () => {
  expect(
    callPath('/pages/:slug/compare', { slug: 'a b' }, { from: '1.0', to: undefined, q: '' }),
  ).toBe('/api/v1/pages/a%20b/compare?from=1.0')
})

it('refuses a call without its parameter', () => {
  expect(() => callPath('/pages/:slug', {}, {})).toThrow('missing-parameter')
})

it('sends the body as JSON in the language of the reader', async () => {
  const seen: Request[] = []
  await client(answering(200, {}, seen))('deletePage', {
    params: { slug: 'x' },
    body: { reason: 'r' },
  })
  expect(seen[0]?.method).toBe('DELETE')
  expect(seen[0]?.headers.get('accept-language')).toBe('fr')
  expect(await seen[0]?.json()).toEqual({ reason: 'r' })
})

it('throws the problem of an error answer', async () => {
  const problem = {
    type: 'about:blank',
    code: 'gone',
    title: 'Gone',
    status: 410,
    detail: 'Supprimée',
  }
  const call = client(answering(410, problem))('getPage', { params: { slug: 'x' } })
  await expect(call).rejects.toBeInstanceOf(ApiError)
  await expect(call).rejects.toMatchObject({ code: 'gone', message: 'Supprimée' })
})

it('makes a problem of an answer that is none', async () => {
  const call = client(answering(502, 'bad gateway'))('getPage', { params: { slug: 'x' } })
  await expect(call).rejects.toMatchObject({ code: 'internal' })
})

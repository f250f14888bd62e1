import type { InjectOptions } from 'fastify'
import { addUser, signIn, type TestServer } from './test-server.ts'

/** What came back: `body` is the JSON, loosely typed because tests look into refusals too. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: Record<string, unknown>
  readonly text: string
  readonly bytes: Buffer
}

export type Calls = Record<
  'get' | 'post' | 'put' | 'patch' | 'del',
  (path: string, payload?: object) => Promise<Answer>
>

/** Sends calls below `/api/v1` as one caller; without headers as a visitor. English answers. */
export function callsOf(
  server: Pick<TestServer, 'inject'>,
  headers: Readonly<Record<string, string>> = {},
): Calls {
  const send =
    (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') =>
    async (path: string, payload?: object): Promise<Answer> => {
      const request: InjectOptions = {
        method,
        url: `/api/v1${path}`,
        headers: { 'accept-language': 'en', ...headers },
        ...(payload === undefined ? {} : { payload }),
      }
      const answer = await server.inject(request)
      const isJson = String(answer.headers['content-type'] ?? '').includes('json')
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: isJson ? answer.json() : {},
        text: answer.payload,
        bytes: answer.rawPayload,
      }
    }
  return {
    get: send('GET'),
    post: send('POST'),
    put: send('PUT'),
    patch: send('PATCH'),
    del: send('DELETE'),
  }
}

/** Somebody who has an account and is signed in. */
export type Member = Calls & { readonly id: string }

/** Makes an account with the test password and signs it in; its name is the part before the `@`. */
export async function addMember(
  server: Pick<TestServer, 'inject' | 'services'>,
  email: string,
  options: { readonly admin?: boolean } = {},
): Promise<Member> {
  const { id } = await addUser(server, email, options)
  return { id, ...callsOf(server, await signIn(server, email)) }
}

/** A complete text of a short format; lines of front matter and the body may be given. */
export function formatText(
  options: { readonly title?: string; readonly fields?: string; readonly body?: string } = {},
): string {
  const {
    title = 'Atelier court',
    fields = '',
    body = 'Un premier passage.\n\nUn second passage.\n',
  } = options
  return `---
kind: format
title: ${title}
summary: Un essai.
lang: fr
license: CC-BY-SA-4.0
duration: PT90M
${fields}---

${body}`
}

import {
  ApiError,
  createClient,
  endpoints,
  type Client,
  type Draft,
  type Problem,
} from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import * as Y from 'yjs'
import {
  addUser,
  signIn,
  testServer,
  type TestServer,
  type TestServerOptions,
} from './test-server.ts'

/** A page that anybody signed in may edit. */
export const TEXT = `---
kind: method
title: Tour de table
summary: Chacun dit un mot.
lang: fr
license: CC-BY-4.0
purpose: Se connaître.
duration: { min: 10, max: 15 }
---

## Déroulé

Chacun parle une minute.

## Après

On note ce qui a été dit.
`

/** Somebody signed in, with their typed calls and the headers of their session. */
export type Caller = {
  readonly id: string
  readonly name: string
  readonly call: Client
  readonly headers: { readonly cookie: string }
}

export type DraftServer = TestServer & {
  readonly base: string
  person(name: string, options?: { readonly admin?: boolean }): Promise<Caller>
  /** Signs in an account that is there already. */
  known(email: string): Promise<Caller>
  /** Calls with these headers: a guest's cookie, an access token, nothing for a visitor. */
  caller(headers?: Record<string, string>): Client
}

/** Calls of a server at an address with these headers, answered in this language. */
export const callerAt = (
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
  language: Language = 'en',
): Client =>
  createClient({
    endpoints,
    baseUrl,
    language,
    fetch: (input, init) =>
      fetch(input, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), ...headers },
      }),
  })

/** A listening server with people to call it. */
export const draftServer = async (options: TestServerOptions = {}): Promise<DraftServer> => {
  const server = await testServer({ listen: true, ...options })
  const base = server.url ?? ''
  const caller = (headers: Record<string, string> = {}): Client => callerAt(base, headers)
  const known = async (email: string): Promise<Caller> => {
    const row = await server.services.database
      .selectFrom('user')
      .select(['id', 'name'])
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const headers = await signIn(server, email)
    return { ...row, call: caller(headers), headers }
  }
  return {
    ...server,
    base,
    caller,
    known,
    async person(name, { admin = false } = {}) {
      const email = `${name.toLowerCase()}@example.org`
      await addUser(server, email, { name, admin })
      return known(email)
    },
  }
}

/** Makes a page of the given text, open to everybody's edits, and answers its slug. */
export const makePage = async ({ call }: Caller, text = TEXT): Promise<string> => {
  const { slug } = await call('createPage', { body: { text } })
  await call('changePage', { params: { slug }, body: { editing: 'open' } })
  return slug
}

/** Opens or joins a page's draft. */
export const openDraft = ({ call }: Caller, slug: string): Promise<Draft> =>
  call('openDraft', { params: { slug } })

/** A copy of a draft as it is on disk, every acknowledged update included. */
export const draftOnDisk = async (
  server: Pick<TestServer, 'live'>,
  draft: string,
): Promise<Y.Doc> => {
  const ydoc = new Y.Doc()
  for (const update of await server.live.readUpdates(draft)) Y.applyUpdate(ydoc, update)
  return ydoc
}

const tablesOfDrafts = [
  'draft_log',
  'draft_snapshot',
  'draft_checkpoint',
  'draft_loss',
  'draft_start',
  'draft_person',
] as const

/** The tables that still have something of a draft. */
export const leftOf = async (
  { services: { database } }: Pick<TestServer, 'services'>,
  draft: string,
): Promise<readonly string[]> => {
  const left: string[] = []
  for (const table of tablesOfDrafts) {
    const rows = await database
      .selectFrom(table)
      .select('draft')
      .where('draft', '=', draft)
      .execute()
    if (rows.length > 0) left.push(table)
  }
  return left
}

/** The problem that a call is refused with. */
export const problemOf = async (answer: Promise<unknown>): Promise<Problem> => {
  try {
    await answer
  } catch (error) {
    if (error instanceof ApiError) return error.problem
    throw error
  }
  throw new Error('the call was not refused')
}

/** Of calls that are under way together: each is listened to from the first, whichever is answered first. */
export const problemsOf = (answers: readonly Promise<unknown>[]): Promise<Problem[]> =>
  Promise.all(answers.map(problemOf))

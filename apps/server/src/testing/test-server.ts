import { hashPassword } from 'better-auth/crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { createAuth } from '../features/accounts/auth.ts'
import { makeSessionCookie } from '../features/accounts/enter.ts'
import { insertUser } from '../features/accounts/users.ts'
import { buildApp } from '../app/app.ts'
import { openLive, type Live } from '../features/drafts/live.ts'
import { openServices, type ServiceOverrides } from '../app/open/open-services.ts'
import type { Limits } from '../base/http/limits.ts'
import type { LiveLimits } from '../features/live/places.ts'
import type { LineLimits } from '../base/http/line.ts'
import type { Services } from '../records/services/services.ts'
import type { Settings } from '../base/settings.ts'
import { startLibrary } from '../app/start/start-library.ts'
import { findWebBuild, type WebBuild } from '../features/site/web-build.ts'
import { heavyWork, type HeavyWork } from '../texts/threads/heavy-work.ts'
import { putEmptyRecords } from './migrated-records.ts'
import { postgresFor } from './test-postgres.ts'
import type { Postman } from '../features/mail/postman.ts'
import { testSettings } from './test-settings.ts'

export type TestServer = {
  readonly services: Services
  readonly live: Live
  readonly app: FastifyInstance
  readonly postman: Postman
  /** Where it listens; null when requests are only injected. */
  readonly url: string | null
  readonly dataDirectory: string
  /** Sends a request without the network; answers of JSON are in `json()`. */
  /** Ends once everybody was told of what has happened. */
  readonly told: () => Promise<void>
  /** Ends once it is counted how all forks stand to their origins. */
  readonly counted: () => Promise<void>
  readonly inject: (request: InjectOptions | string) => Promise<LightMyRequestResponse>
  readonly close: () => Promise<void>
}

export type TestServerOptions = {
  /** Starts with the demo library; empty by default. */
  readonly demo?: boolean
  /** Listens on a free port of 127.0.0.1, or on the one of the settings. */
  readonly listen?: boolean
  /** Serves the built client of this folder (`apps/web/dist`). */
  readonly webDist?: string
  /** A folder that outlives the server; made and removed with it by default. */
  readonly dataDirectory?: string
  readonly limits?: Limits
  readonly pageLimits?: LineLimits
  readonly beginning?: LineLimits
  readonly liveLimits?: LiveLimits
  /** Between two looks for messages to send; by default they are sent when told to. */
  readonly mailLookMs?: number
  readonly overrides?: ServiceOverrides
  readonly settings?: Partial<Settings>
}

/** The password of accounts made by `addUser` and of the demo accounts. */
export const TEST_PASSWORD = 'forkshop-demo'

/** Of all servers of a process: to start a thread takes longer than what most tests have for it. */
const heavy: HeavyWork = { ...heavyWork(), close: () => Promise.resolve() }

// Of all servers of a process too: the threads that draw hold nothing of a library, and end by themselves.
const builds = new Map<string, WebBuild | null>()

const buildIn = (folder: string): WebBuild | null => {
  const known = builds.get(folder)
  if (known !== undefined) return known
  const found = findWebBuild(folder)
  const build = found && {
    ...found,
    renderer: { ...found.renderer, close: () => Promise.resolve() },
  }
  builds.set(folder, build)
  return build
}

/** A whole server on a folder of its own, with SQLite and git as in production. */
export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDirectory =
    options.dataDirectory ?? mkdtempSync(path.join(tmpdir(), 'forkshop-server-'))
  const settings: Settings = {
    ...testSettings(dataDirectory),
    demo: options.demo ?? false,
    databaseUrl: await postgresFor(dataDirectory),
    ...options.settings,
  }
  const isOurs = options.dataDirectory === undefined && options.overrides?.records === undefined
  if (isOurs && settings.databaseUrl === null) await putEmptyRecords(settings.dataDirectory)
  const opened = await openServices(settings, { log: quietLog, heavy, ...options.overrides })
  const { services } = opened
  await startLibrary(services)
  const live = openLive(services, { log: opened.draftLog })
  const web = options.webDist === undefined ? null : buildIn(options.webDist)
  const app = await buildApp({
    services,
    live,
    web,
    mailLookMs: options.mailLookMs ?? null,
    ...(options.limits && { limits: options.limits }),
    ...(options.pageLimits && { pageLimits: options.pageLimits }),
    ...(options.liveLimits && { liveLimits: options.liveLimits }),
    ...(options.beginning && { beginning: options.beginning }),
  })
  const url =
    options.listen === true
      ? await app.http.listen({ host: '127.0.0.1', port: settings.port })
      : null
  return {
    services,
    live,
    app: app.http,
    postman: app.postman,
    url,
    dataDirectory,
    told: app.told,
    counted: app.counted,
    inject: (request) => app.http.inject(request),
    close: async () => {
      await app.close()
      await opened.close()
      if (options.dataDirectory === undefined) {
        rmSync(dataDirectory, { recursive: true, force: true })
      }
    },
  }
}

/** Time to close a server and remove its repositories, on a busy machine. */
const CLOSE_MS = 60_000

/** One server for all tests of a file; started before and closed after them. */
export function useTestServer(options: TestServerOptions = {}): TestServer {
  const started: { server?: TestServer } = {}
  beforeAll(async () => {
    started.server = await testServer(options)
  }, CLOSE_MS)
  afterAll(() => started.server?.close(), CLOSE_MS)
  const now = (): TestServer => {
    if (started.server === undefined) throw new Error('the server starts before the tests')
    return started.server
  }
  return {
    get services() {
      return now().services
    },
    get live() {
      return now().live
    },
    get app() {
      return now().app
    },
    get postman() {
      return now().postman
    },
    get url() {
      return now().url
    },
    get dataDirectory() {
      return now().dataDirectory
    },
    told: () => now().told(),
    counted: () => now().counted(),
    inject: (request) => now().inject(request),
    close: () => now().close(),
  }
}

/** Errors of the server stand in the way of a test only when it fails: they go to standard error. */
const quietLog: Services['log'] = {
  info: () => {},
  warn: () => {},
  error: (data, message) => console.error(message, data),
}

// Hashing takes long on purpose: once is enough for all accounts of a process.
let testHash: Promise<string> | null = null

/** Makes an account with the test password; its name is the part before the `@`. */
export async function addUser(
  server: Pick<TestServer, 'services'>,
  email: string,
  options: { readonly admin?: boolean; readonly name?: string } = {},
): Promise<{ readonly id: string; readonly email: string; readonly name: string }> {
  const name = options.name ?? email.split('@')[0] ?? email
  const { database, newId, clock } = server.services
  testHash ??= hashPassword(TEST_PASSWORD)
  const user = { name, email, admin: options.admin ?? false, hash: await testHash }
  const made = await database
    .transaction()
    .execute((transaction) => insertUser(transaction, { ...user, id: newId(), now: clock() }))
  if (made.kind === 'email-taken') throw new Error(`${email} has an account already`)
  return { id: made.account.id, email, name }
}

/**
 * Signs in an account and answers the headers that every further request needs. With a password it is sent as anybody
 * sends it; without one the session is made where a right password makes it: to check one takes a tenth of a second on
 * purpose, which most tests are not about.
 */
export async function signIn(
  server: Pick<TestServer, 'inject' | 'services'>,
  email: string,
  password: string | null = null,
): Promise<{ readonly cookie: string }> {
  if (password === null) return { cookie: await cookieOfSession(server, email) }
  const answer = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email, password },
  })
  if (answer.statusCode !== 200) throw new Error(`sign-in answered ${answer.statusCode}`)
  const cookies = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
  return { cookie: cookies.join('; ') }
}

async function cookieOfSession(
  { services }: Pick<TestServer, 'services'>,
  email: string,
): Promise<string> {
  const auth = createAuth(services)
  const { internalAdapter } = await auth.$context
  const known = await internalAdapter.findUserByEmail(email)
  if (known === null) throw new Error(`sign-in: nobody has the address ${email}`)
  const { name, value } = await makeSessionCookie(auth, known.user.id)
  return `${name}=${value}`
}

import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { usualLookMs } from '@forkshop/server/src/features/mail/postman.ts'
import { signIn, testServer } from '@forkshop/server/src/testing/test-server.ts'
import type { BrowserContext } from 'playwright-core'
import { inject } from 'vitest'
import { freePort } from '../bench/free-port.ts'
import { startServer, type RunningServer } from './running-server.ts'

/** A server for the tests of a file, with a library of its own. */
export type WorldServer = {
  readonly address: string
  readonly dataDirectory: string
  /** Puts a session of an account into a browser: it is made where a right password makes it. */
  readonly enter: (context: BrowserContext, address: string, email: string) => Promise<void>
  readonly remove: () => Promise<void>
}

export type ProcessOptions = {
  readonly demo?: boolean
  /** Whether what the server says in English is said in the language of `tools/pseudo-words.mjs`. */
  readonly pseudo?: boolean
  /** Settings beside those that each has. */
  readonly environment?: Readonly<Record<string, string>>
}

/** A folder with the demo library as nobody has used it yet. */
const demoFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-'))
  await cp(inject('demoLibrary'), folder, { recursive: true })
  return folder
}

/** Starts a server with the demo library in this process. */
export const startHere = async (): Promise<WorldServer> => {
  const [dataDirectory, port] = await Promise.all([demoFolder(), freePort()])
  const url = `http://localhost:${port}`
  const server = await testServer({
    dataDirectory,
    webDist: inject('webBuild'),
    listen: true,
    mailLookMs: usualLookMs,
    settings: { url, port, databaseUrl: null },
  })
  return {
    address: url,
    dataDirectory,
    enter: async (context, address, email) => {
      const { cookie } = await signIn(server, email)
      const [name = '', value = ''] = cookie.split('=')
      const domain = new URL(address).hostname
      await context.addCookies([
        { name, value, domain, path: '/', httpOnly: true, sameSite: 'Lax' },
      ])
    },
    remove: async () => {
      await server.close()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}

/** Starts a process that serves the demo library, or an empty one. */
export const startProcess = async ({
  demo = true,
  pseudo = false,
  environment = {},
}: ProcessOptions): Promise<RunningServer> => {
  if (!demo) return startServer({ demo, environment })
  const nodeArguments = pseudo ? ['--import', './tools/pseudo-words.mjs'] : []
  return startServer({ dataDirectory: await demoFolder(), nodeArguments, environment })
}

import { languages, type Language } from '@forkshop/domain'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import {
  axeViolations,
  newPerson,
  signIn,
  untilReady,
  viewports,
  workersBrowser,
  type Person,
  type Size,
} from './browser.ts'
import { startServer, type RunningServer } from './running-server.ts'

export type Visit = {
  readonly size?: Size
  readonly dark?: boolean
  readonly language?: Language
  readonly javaScript?: boolean
  /** With fingers instead of a mouse. */
  readonly touch?: boolean
  /** Address of a demo account to be signed in with; a visitor without it. */
  readonly as?: 'facilitator' | 'participant' | 'researcher'
  /** Where the person's clock is (IANA); Paris without it. */
  readonly timezone?: string
  /** Another name for the server's machine than localhost, one that ends in `.test`. */
  readonly host?: string
}

/** A server with the demo library and a browser, for all tests of a file. */
export type World = {
  readonly server: () => RunningServer
  readonly person: (visit?: Visit) => Promise<Person>
  /** The newest text of a page, as anybody may read it. */
  readonly rawText: (slug: string) => Promise<string>
  /** Stands in for the server from now on, for instance after a restart. */
  readonly use: (server: RunningServer) => void
}

const startDemo = async (
  nodeArguments: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<RunningServer> => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'forkshop-'))
  await cp(inject('demoLibrary'), dataDirectory, { recursive: true })
  return startServer({ dataDirectory, nodeArguments, environment })
}

/** Opens the world before the tests of a file and closes it after them; nobody may have seen a page error. */
export const openWorld = (
  options: {
    readonly demo?: boolean
    /** Whether what the server says in English is said in the language of `tools/pseudo-words.mjs`. */
    readonly pseudo?: boolean
    /** Settings of the demo's server beside those that each has. */
    readonly environment?: Readonly<Record<string, string>>
  } = {},
): World => {
  let server: RunningServer | undefined
  let browser: Browser | undefined
  const people: Person[] = []
  const running = (): RunningServer => {
    if (server === undefined) throw new Error('the server has not started')
    return server
  }
  beforeAll(async () => {
    const started =
      options.demo === false
        ? startServer({ demo: false })
        : startDemo(
            options.pseudo === true ? ['--import', './tools/pseudo-words.mjs'] : [],
            options.environment ?? {},
          )
    ;[server, browser] = await Promise.all([started, workersBrowser()])
  })
  afterAll(async () => {
    await Promise.all(people.map(({ context }) => context.close()))
    await server?.remove()
    expect(people.flatMap(({ errors }) => errors)).toEqual([])
    expect(people.flatMap(({ foreign }) => foreign)).toEqual([])
  })
  return {
    server: running,
    use: (other) => {
      server = other
    },
    rawText: async (slug) => {
      const answer = await fetch(`${running().address}/api/v1/pages/${slug}/raw`)
      expect(answer.status, slug).toBe(200)
      return answer.text()
    },
    person: async ({ as, host, ...visit } = {}) => {
      if (browser === undefined) throw new Error('the browser has not started')
      const address = running().address.replace('localhost', host ?? 'localhost')
      const person = await newPerson(browser, { address, ...visit })
      people.push(person)
      if (as !== undefined) await signIn(person, address, { email: `${as}@demo.example` })
      return person
    },
  }
}

/** Two looks that differ in size and theme; both languages are seen by turns. */
const oppositeLooks = [
  { size: 'desktop', colorScheme: 'light' },
  { size: 'phone', colorScheme: 'dark' },
] as const

const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Shows each address in two opposite looks and asks axe; fails with each finding and the look it was found in. */
export const expectClean = async (world: World, paths: readonly string[]): Promise<void> => {
  const found: string[] = []
  for (const [index, language] of languages.entries()) {
    const { page, context } = await world.person({ language })
    for (const path of paths.filter((_, place) => place % languages.length === index)) {
      await page.goto(path)
      await untilReady(page)
      for (const { size, colorScheme } of oppositeLooks) {
        await page.setViewportSize(viewports[size])
        await page.emulateMedia({ colorScheme })
        const wide = await sidewaysScroll(page)
        const findings = [
          ...(await axeViolations(page)),
          ...(wide > 0 ? [`scrolls sideways by ${wide} px`] : []),
        ]
        found.push(
          ...findings.map((finding) => `${path} (${size} ${colorScheme} ${language}) ${finding}`),
        )
      }
    }
    await context.close()
  }
  expect(found).toEqual([])
}

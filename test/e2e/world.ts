import { languages, type Language } from '@forkshop/domain'
import { afterAll, beforeAll, expect } from 'vitest'
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
import { startHere, startProcess, type ProcessOptions, type WorldServer } from './world-server.ts'
import type { RunningServer } from './running-server.ts'

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
export type World<Server = Pick<WorldServer, 'address' | 'dataDirectory'>> = {
  readonly server: () => Server
  readonly person: (visit?: Visit) => Promise<Person>
  /** The newest text of a page, as anybody may read it. */
  readonly rawText: (slug: string) => Promise<string>
}

/** One whose server is a process of its own. */
export type ProcessWorld = World<RunningServer> & {
  /** Stands in for the server from now on, for instance after a restart. */
  readonly use: (server: RunningServer) => void
}

/** Opens a world before the tests of a file and closes it after them; nobody may have seen a page error. */
const worldOf = <Server extends Pick<WorldServer, 'address' | 'remove'>>(
  start: () => Promise<Server>,
  enter: (server: Server, person: Person, address: string, email: string) => Promise<void>,
): World<Server> & { readonly use: (server: Server) => void } => {
  let server: Server | undefined
  let browser: Browser | undefined
  const people: Person[] = []
  const running = (): Server => {
    if (server === undefined) throw new Error('the server has not started')
    return server
  }
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([start(), workersBrowser()])
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
      if (as !== undefined) await enter(running(), person, address, `${as}@demo.example`)
      return person
    },
  }
}

/** A world whose server runs in this process, as in tests without a browser: what it loaded and compiled stays for the next file. */
export const openWorld = (): World =>
  worldOf(startHere, (server, { context }, address, email) => server.enter(context, address, email))

/** A world whose server is a process as `npm start` makes it, which can be killed, restarted and told settings. */
export const openProcessWorld = (options: ProcessOptions = {}): ProcessWorld =>
  worldOf(
    () => startProcess(options),
    (_server, person, address, email) => signIn(person, address, { email }),
  )

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

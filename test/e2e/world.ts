import { afterAll, beforeAll, expect } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import {
  axeViolations,
  launchBrowser,
  newPerson,
  signIn,
  untilReady,
  type Person,
  type Size,
} from './browser.ts'
import { startServer, type RunningServer } from './running-server.ts'

export type Visit = {
  readonly size?: Size
  readonly dark?: boolean
  readonly language?: 'fr' | 'en'
  readonly javaScript?: boolean
  /** Address of a demo account to be signed in with; a visitor without it. */
  readonly as?: 'facilitator' | 'participant' | 'researcher'
}

/** A server with the demo library and a browser, for all tests of a file. */
export type World = {
  readonly server: () => RunningServer
  readonly person: (visit?: Visit) => Promise<Person>
  /** Stands in for the server from now on, for instance after a restart. */
  readonly use: (server: RunningServer) => void
}

/** Opens the world before the tests of a file and closes it after them; nobody may have seen a page error. */
export const openWorld = (options: { readonly demo?: boolean } = {}): World => {
  let server: RunningServer | undefined
  let browser: Browser | undefined
  const people: Person[] = []
  const running = (): RunningServer => {
    if (server === undefined) throw new Error('the server has not started')
    return server
  }
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startServer(options), launchBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.remove()
    expect(people.flatMap(({ errors }) => errors)).toEqual([])
    expect(people.flatMap(({ foreign }) => foreign)).toEqual([])
  })
  return {
    server: running,
    use: (other) => {
      server = other
    },
    person: async ({ as, ...visit } = {}) => {
      if (browser === undefined) throw new Error('the browser has not started')
      const { address } = running()
      const person = await newPerson(browser, { address, ...visit })
      people.push(person)
      if (as !== undefined) await signIn(person, address, `${as}@demo.example`)
      return person
    },
  }
}

/** Each size with each theme, each size with each language, each theme with each language. */
const everyPairOfLooks: readonly Visit[] = [
  { size: 'desktop', dark: false, language: 'fr' },
  { size: 'desktop', dark: true, language: 'en' },
  { size: 'phone', dark: false, language: 'en' },
  { size: 'phone', dark: true, language: 'fr' },
]

const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Opens each address in each look and asks axe; fails with each finding once, and the looks it was found in. */
export const expectClean = async (
  world: World,
  paths: readonly string[],
  visits: readonly Visit[] = everyPairOfLooks,
): Promise<void> => {
  const found = new Map<string, string[]>()
  const note = (finding: string, visit: Visit): void => {
    found.set(finding, [...(found.get(finding) ?? []), Object.values(visit).join(' ')])
  }
  for (const visit of visits) {
    const { page, context } = await world.person(visit)
    for (const path of paths) {
      await page.goto(path)
      await untilReady(page)
      for (const violation of await axeViolations(page)) note(`${path} ${violation}`, visit)
      const wide = await sidewaysScroll(page)
      if (wide > 0) note(`${path} scrolls sideways by ${wide} px`, visit)
    }
    await context.close()
  }
  expect([...found].map(([finding, looks]) => `${finding} (${looks.join('; ')})`)).toEqual([])
}

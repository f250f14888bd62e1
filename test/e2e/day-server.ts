import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  signIn,
  testServer,
  type TestServer,
  type TestServerOptions,
} from '@forkshop/server/src/testing/test-server.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { newPerson, workersBrowser, type Person, type Size } from './browser.ts'

const MINUTE_MS = 60_000

/** What a clock in the place of the demo shows. */
const clockAt = (moment: number): string =>
  new Intl.DateTimeFormat('fr', { timeStyle: 'short', timeZone: 'Europe/Paris' }).format(moment)

type Visit = {
  /** A demo account to be signed in with; a visitor without it. */
  readonly as?: 'facilitator' | 'participant'
  /** By how many hours the clock of the device is wrong. */
  readonly wrong?: number
  /** Another name of the server's machine than 127.0.0.1, one that ends in `.test`: no secure address. */
  readonly host?: string
  readonly size?: Size
  readonly dark?: boolean
  readonly touch?: boolean
}

/** Somebody with a browser of their own, and the session of their account. */
export type Attendee = Person & { readonly cookie: string }

/**
 * A server with the demo library, opened before the tests of a file and closed after them, whose clock and those of its
 * people's devices go on only as a test says; nobody may have seen an error of a page.
 */
export const openDayServer = (
  begin: Date,
  settings: NonNullable<TestServerOptions['settings']> = {},
) => {
  const time = { now: begin }
  const people: Person[] = []
  const wrongByMs = new Map<Page, number>()
  /** The clock of a device shows the moment that it is there, and stands. */
  const stand = (page: Page): Promise<void> =>
    page.clock.setFixedTime(time.now.getTime() + (wrongByMs.get(page) ?? 0))
  const started: { server?: TestServer } = {}
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-day-'))
  const open = async (demo = false): Promise<void> => {
    const options = { demo, dataDirectory, listen: true, webDist: inject('webBuild'), settings }
    started.server = await testServer({ ...options, overrides: { clock: () => time.now } })
  }
  const server = (): TestServer => {
    if (started.server === undefined) throw new Error('the server starts before the tests')
    return started.server
  }
  const addressAt = (host?: string): string => {
    const url = new URL(server().url ?? '')
    if (host !== undefined) url.hostname = host
    return url.origin
  }
  beforeAll(() => open(true))
  afterAll(async () => {
    await Promise.all(people.map(({ context }) => context.close()))
    await server().close()
    rmSync(dataDirectory, { recursive: true, force: true })
    expect(people.flatMap(({ errors }) => errors)).toEqual([])
    expect(people.flatMap(({ foreign }) => foreign)).toEqual([])
  })
  return {
    server,
    /** A server on the same library, in place of one that was closed. */
    open: () => open(),
    /** The clocks of the place show this from now on. */
    setTime: (now: Date): void => {
      time.now = now
    },
    /** Somebody who comes; on a phone, where nothing else is said. */
    person: async ({ as, wrong = 0, host, size = 'phone', ...look }: Visit = {}) => {
      const address = addressAt(host)
      const person = await newPerson(await workersBrowser(), { address, size, ...look })
      people.push(person)
      const { cookie } =
        as === undefined ? { cookie: '' } : await signIn(server(), `${as}@demo.example`)
      if (cookie !== '') {
        const [name = '', value = ''] = cookie.split('=')
        const domain = new URL(address).hostname
        await person.context.addCookies([{ name, value, domain, path: '/' }])
      }
      wrongByMs.set(person.page, wrong * 60 * MINUTE_MS)
      await person.page.clock.install()
      await stand(person.page)
      return { ...person, cookie }
    },
    /** A call by somebody's session. */
    call: async (
      { cookie }: Pick<Attendee, 'cookie'>,
      method: 'GET' | 'POST' | 'PUT',
      path: string,
      data: object = {},
    ): Promise<Readonly<Record<string, unknown>>> => {
      const headers = { cookie, origin: addressAt(), 'content-type': 'application/json' }
      const init = { method, headers, ...(method !== 'GET' && { body: JSON.stringify(data) }) }
      const answer = await fetch(`${addressAt()}/api/v1${path}`, init)
      const text = await answer.text()
      expect(answer.ok, `${path} ${text}`).toBe(true)
      return JSON.parse(text)
    },
    /** Time passes for the server and for these devices. */
    goOn: async (minutes: number, ...devices: readonly Person[]): Promise<void> => {
      time.now = new Date(time.now.getTime() + minutes * MINUTE_MS)
      for (const { page } of devices) {
        await stand(page)
        await page.clock.fastForward(minutes * MINUTE_MS)
      }
    },
    /** Waits until a run sheet tells the time: it may have asked while the clocks of server and device were moved. */
    onTime: async ({ page }: Person): Promise<void> => {
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await page.getByRole('timer').getByText(clockAt(time.now.getTime())).waitFor()
    },
  }
}

export type DayServer = ReturnType<typeof openDayServer>

/** Opens the run sheet of an event. */
export const openRun = async ({ page }: Person, slug: string): Promise<void> => {
  await page.goto(`/events/${slug}/run`)
  await page.getByRole('timer').waitFor()
}

/** Waits until what was noted on run sheets is with the server: on a device whose clock moves first it happened later. */
export const sent = async (...devices: readonly Person[]): Promise<void> => {
  for (const { page } of devices) await page.getByText('À jour').waitFor()
}

/** Waits until the run sheet shows that a step runs. */
export const onStep = ({ page }: Person, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor()

/** Presses the first button that is called so. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click()

/** What the run sheet tells of the day: each step with its hour. */
export const dayOn = async ({ page }: Person): Promise<readonly string[]> => [
  await page.getByRole('heading', { level: 1 }).innerText(),
  ...(await page.locator('.run-list .hour, .run-list .name').allTextContents()),
]

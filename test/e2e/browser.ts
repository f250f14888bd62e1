import { defaultLanguage, localeOf, type Language } from '@forkshop/domain'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { demoPassword } from './running-server.ts'

export type Size = 'desktop' | 'phone'

export const viewports = {
  desktop: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
} as const

/** One Chromium, without anything that talks to other hosts. */
const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: inject('browserPath'),
    args: [
      '--no-sandbox',
      // names that a test may use for this machine; unlike localhost they are no secure address
      '--host-resolver-rules=MAP *.test 127.0.0.1',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      // its pages are short-lived: to compile for speed takes longer than it saves
      '--js-flags=--no-opt --no-maglev',
      // one process less to be started and talked to
      '--in-process-gpu',
    ],
  })

// All that files of one worker share, and it holds nothing: what a person has and does is in their context.
let started: Promise<Browser> | null = null

/** The browser of this worker, which ends with it; started by the first file that needs one, or when it crashed. */
export const workersBrowser = async (): Promise<Browser> => {
  started ??= launchBrowser()
  const browser = await started
  if (browser.isConnected()) return browser
  started = launchBrowser()
  return started
}

type ContextOptions = {
  readonly address: string
  readonly size?: Size
  readonly dark?: boolean
  readonly language?: Language
  readonly javaScript?: boolean
  readonly touch?: boolean
  readonly timezone?: string
}

/** A person's own browser: cookies, language and screen of their own. Page errors fail the test that asks for them. */
export const newPerson = async (browser: Browser, options: ContextOptions): Promise<Person> => {
  const language = options.language ?? defaultLanguage
  const context = await browser.newContext({
    baseURL: options.address,
    viewport: viewports[options.size ?? 'desktop'],
    colorScheme: options.dark === true ? 'dark' : 'light',
    locale: localeOf(language),
    timezoneId: options.timezone ?? 'Europe/Paris',
    javaScriptEnabled: options.javaScript ?? true,
    hasTouch: options.touch ?? false,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const errors: string[] = []
  const foreign: string[] = []
  // A part that was still to come when somebody went on is missed by nobody; it may be told of before it is seen to fail.
  const leftBehind = new Set<string>()
  const isMissed = (message: string): boolean =>
    ![...leftBehind].some((url) => message.endsWith(`imported module: ${url}`))
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') return
    leftBehind.add(request.url())
    errors.splice(0, errors.length, ...errors.filter(isMissed))
  })
  page.on('pageerror', ({ message }) => {
    if (isMissed(message)) errors.push(message)
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) {
      errors.push(message.text())
    }
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== new URL(options.address).origin) {
      foreign.push(request.url())
    }
  })
  return { context, page, errors, foreign }
}

export type Person = {
  readonly context: BrowserContext
  readonly page: Page
  readonly errors: readonly string[]
  /** Requests that went to another host. */
  readonly foreign: readonly string[]
}

/** Signs in through the account API, as the sign-in screen does; a demo account without a password. */
export const signIn = async (
  { context }: Person,
  address: string,
  { email, password = demoPassword }: { readonly email: string; readonly password?: string },
): Promise<void> => {
  const answer = await context.request.post(`${address}/api/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: address },
  })
  expect(answer.status(), await answer.text()).toBe(200)
}

/** Waits until the application has taken over the page that the server sent. */
export const untilReady = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const app = document.querySelector('#app')
    return app !== null && '__vue_app__' in app && Boolean(app.__vue_app__)
  })
}

/** Counts what a hand does from now on: taps and clicks, and fields in which something is written. */
export const countHand = async (page: Page) => {
  await page.evaluate(() => {
    const hand = { taps: 0, fields: new Set<EventTarget | null>() }
    Object.assign(window, { hand })
    addEventListener('click', ({ isTrusted }) => (hand.taps += isTrusted ? 1 : 0), true)
    addEventListener('input', ({ target }) => hand.fields.add(target), true)
  })
  return () =>
    page.evaluate(() => {
      const { hand }: { hand?: { taps: number; fields: Set<EventTarget | null> } } = window as never
      return { taps: hand?.taps, fields: hand?.fields.size }
    })
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

type AxeResult = {
  violations: readonly {
    id: string
    help: string
    nodes: readonly { target: readonly string[]; failureSummary?: string }[]
  }[]
}

declare global {
  interface Window {
    axe?: {
      run(
        context: { readonly exclude: readonly string[] },
        options: {
          readonly resultTypes: readonly string[]
          readonly preload: { readonly assets: readonly string[] }
        },
      ): Promise<AxeResult>
    }
  }
}

/** All behind a modal dialog. It is there for nobody while the dialog is open, and to look at it is most of the work. */
const BEHIND = '#app[aria-hidden="true"]'

/** What axe finds on the screen as it stands, one line a node; empty when it is clean. */
export const axeViolations = async (page: Page): Promise<readonly string[]> => {
  // What a screen asks for stands a moment after it listens; a page that never gets a heading is told of by axe.
  const isThere = () =>
    document.querySelector('main[aria-busy="true"]') === null &&
    [...document.querySelectorAll('h1')].some((heading) => heading.checkVisibility())
  await page.waitForFunction(isThere, undefined, { timeout: 5_000 }).catch(() => null)
  // Evaluated in the page's main world by the debugger, so the site's content security policy stays as it is.
  if (await page.evaluate(() => window.axe === undefined)) {
    await page.evaluate(await readFile(axePath, 'utf8'))
  }
  const violations = await page.evaluate(async (behind) => {
    const result = await window.axe?.run(
      { exclude: [behind] },
      {
        // What passes is most of the result: it is neither described nor brought here.
        resultTypes: ['violations'],
        // Sheets of style are read anew for a rule that is still tried out, and for no other.
        preload: { assets: ['media'] },
      },
    )
    return result?.violations
  }, BEHIND)
  if (violations === undefined) throw new Error('axe is not in the page')
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${help}: ${node.target.join(' ')} ${(node.failureSummary ?? '').split('\n').at(-1) ?? ''}`,
    ),
  )
}

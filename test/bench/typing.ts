import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright-core'
import { findBrowser } from '../e2e/find-browser.ts'
import { demoPassword, startServer, type RunningServer } from '../e2e/running-server.ts'

/**
 * Lighthouse's “slow 4G”: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back, as Chromium emulates it: the delay is
 * added to each request, and no connection is opened slower.
 */
const slow4g = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}

/** A browser at a server of its own, where somebody writes who may. */
export type Desk = {
  readonly server: RunningServer
  /** Makes a page of this text; answers the address of its editor. */
  readonly make: (text: string) => Promise<string>
  /** A tab with an empty cache. */
  readonly tab: () => Promise<Tab>
  readonly close: () => Promise<void>
}

/** A tab with what the browser tells of it. */
export type Tab = {
  readonly page: Page
  readonly context: BrowserContext
  readonly session: CDPSession
  readonly slow: () => Promise<void>
}

/** What is written into, once it may be: it is there, and lets itself be changed. */
export const writable = '.ProseMirror[contenteditable="true"]'

export const openDesk = async (): Promise<Desk> => {
  const server = await startServer()
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const browser = await chromium.launch({
    executablePath: await findBrowser(root),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const { address } = server
  const tab = async (): Promise<Tab> => {
    const context = await browser.newContext({
      locale: 'fr-FR',
      baseURL: address,
      viewport: { width: 1440, height: 900 },
    })
    await context.request.post('/api/auth/sign-in/email', {
      data: { email: 'facilitator@demo.example', password: demoPassword },
      headers: { origin: address },
      failOnStatusCode: true,
    })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Performance.enable', { timeDomain: 'timeTicks' })
    return {
      page,
      context,
      session,
      slow: async () => void (await session.send('Network.emulateNetworkConditions', slow4g)),
    }
  }
  return {
    server,
    tab,
    make: async (text) => {
      const { context } = await tab()
      const answer = await context.request.post('/api/v1/pages', {
        data: { text },
        headers: { origin: address },
        failOnStatusCode: true,
      })
      const { slug }: { slug: string } = await answer.json()
      await context.close()
      return `/formats/${slug}/edit`
    },
    close: async () => {
      await browser.close()
      await server.remove()
    },
  }
}

/** Milliseconds that scripts of a tab ran since it was opened. */
const scriptMs = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN)
}

/** Milliseconds of script for each of so many keys, where the caret stands: until two frames after it are drawn. */
export const keyStrokes = async ({ page, session }: Tab, count: number): Promise<number[]> => {
  const taken: number[] = []
  for (let at = 0; at < count; at += 1) {
    const before = await scriptMs(session)
    const text = 'abcdefghij'.charAt(at % 10)
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text, key: text })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text })
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    taken.push((await scriptMs(session)) - before)
  }
  return taken
}

/** The value that so large a share of them does not pass. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? Number.NaN

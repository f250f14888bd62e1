import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findBrowser } from '../e2e/find-browser.ts'
import { demoPassword, startServer } from '../e2e/running-server.ts'
import type { Bench, Measured } from './measure.ts'

type Screen = {
  readonly path: string
  readonly limitKb: number
  /** Shows that the screen is whole. */
  readonly shows: string
  /** Somebody with an account looks at it. */
  readonly isSignedIn?: boolean
}

const screens: Readonly<Record<string, Screen>> = {
  'page-weight': { path: '/formats/48h-chrono', limitKb: 170, shows: '.read h2' },
  'join-weight': { path: '/e', limitKb: 100, shows: '.join-form' },
  'home-weight': { path: '/', limitKb: 200, shows: '#main h1' },
  'editor-weight': {
    path: '/formats/48h-chrono/edit',
    limitKb: 350,
    shows: '.ProseMirror h2',
    isSignedIn: true,
  },
}

type Downloaded = {
  /** Of all answers, as they travel and without their headers. */
  readonly bytes: number
  readonly requests: number
  /** Addresses asked of other hosts. */
  readonly foreign: readonly string[]
}

/** One first visit of a screen. */
const download = async (address: string, screen: Screen): Promise<Downloaded> => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const browser = await chromium.launch({
    executablePath: await findBrowser(root),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const context = await browser.newContext({ locale: 'fr-FR', baseURL: address })
    if (screen.isSignedIn === true) {
      await context.request.post('/api/auth/sign-in/email', {
        data: { email: 'facilitator@demo.example', password: demoPassword },
        headers: { origin: address },
        failOnStatusCode: true,
      })
    }
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const foreign: string[] = []
    const headerBytes = new Map<string, number>()
    let requests = 0
    let bytes = 0
    session.on('Network.requestWillBeSent', ({ request }) => {
      if (request.url.startsWith('http') && !request.url.startsWith(address))
        foreign.push(request.url)
    })
    session.on('Network.responseReceived', ({ requestId, response }) => {
      headerBytes.set(requestId, response.encodedDataLength)
    })
    // all of an answer; `dataReceived` says nothing of the bytes of the page itself
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      requests += 1
      bytes += encodedDataLength - (headerBytes.get(requestId) ?? 0)
    })
    await page.goto(screen.path)
    await page.locator(screen.shows).first().waitFor()
    await page.waitForLoadState('networkidle')
    return { bytes, requests, foreign }
  } finally {
    await browser.close()
  }
}

const measure = async (screen: Screen): Promise<Measured> => {
  const server = await startServer()
  try {
    const { bytes, requests, foreign } = await download(server.address, screen)
    if (foreign.length > 0) throw new Error(`Requests to other hosts: ${foreign.join(', ')}`)
    return {
      value: bytes / 1000,
      unit: 'kB',
      ratio: bytes / 1000 / screen.limitKb,
      note: `of ${screen.limitKb} kB, ${requests} requests, no other host`,
    }
  } finally {
    await server.remove()
  }
}

/** What is downloaded for a screen on a first visit: page, styles, fonts, scripts and data. */
export const benches: readonly Bench[] = Object.entries(screens).map(([name, screen]) => ({
  name,
  bar: { kind: 'at-most', ratio: 1 },
  run: () => measure(screen),
}))

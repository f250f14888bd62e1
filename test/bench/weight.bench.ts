import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findBrowser } from '../e2e/find-browser.ts'
import { startServer } from '../e2e/running-server.ts'
import type { Bench, Measured } from './measure.ts'

const limitBytes = 200_000

type Downloaded = {
  /** Of all answers, as they travel and without their headers. */
  readonly bytes: number
  readonly requests: number
  /** Addresses asked of other hosts. */
  readonly foreign: readonly string[]
}

/** One first visit. */
const download = async (address: string): Promise<Downloaded> => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const browser = await chromium.launch({
    executablePath: await findBrowser(root),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage({ locale: 'fr-FR' })
    const session = await page.context().newCDPSession(page)
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
    await page.goto(`${address}/formats/48h-chrono`, { waitUntil: 'networkidle' })
    return { bytes, requests, foreign }
  } finally {
    await browser.close()
  }
}

const measure = async (): Promise<Measured> => {
  const server = await startServer()
  try {
    const { bytes, requests, foreign } = await download(server.address)
    if (foreign.length > 0) throw new Error(`Requests to other hosts: ${foreign.join(', ')}`)
    return {
      value: bytes / 1000,
      unit: 'kB',
      ratio: bytes / limitBytes,
      note: `of 200 kB, ${requests} requests, no other host`,
    }
  } finally {
    await server.remove()
  }
}

/** What a reader downloads for the format page on a first visit. */
export const benches: readonly Bench[] = [
  { name: 'page-weight', bar: { kind: 'at-most', ratio: 1 }, run: measure },
]

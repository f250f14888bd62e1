import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findBrowser } from '../e2e/find-browser.ts'
import { startServer } from '../e2e/running-server.ts'
const server = await startServer({ demo: true } as never)
const root = fileURLToPath(new URL('../..', import.meta.url))
const browser = await chromium.launch({ executablePath: await findBrowser(root), args: ['--no-sandbox', '--disable-gpu'] })
const context = await browser.newContext({ locale: 'fr-FR', baseURL: server.address })
const page = await context.newPage()
const session = await context.newCDPSession(page)
await session.send('Network.enable')
const urls = new Map<string, string>(), heads = new Map<string, number>(), sizes: [number, string][] = []
session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url))
session.on('Network.responseReceived', ({ requestId, response }) => heads.set(requestId, response.encodedDataLength))
session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.push([encodedDataLength - (heads.get(requestId) ?? 0), urls.get(requestId) ?? '']))
await page.goto('/formats/48h-chrono')
await page.waitForLoadState('networkidle')
for (const [n, u] of sizes.sort((a, b) => b[0] - a[0])) console.log(n, u)
await browser.close()
await (server as any).remove?.()
process.exit(0)

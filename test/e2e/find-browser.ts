import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

// Chromium's own headless shell first: the same engine without a window, for a third less work.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
]

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const missing = (detail: string): Error =>
  new Error(
    `No Chromium-family browser found for the browser tests${detail}.\n` +
      'Set CHROME_PATH to one, or install one. Debian: apt-get install chromium-headless-shell. ' +
      'Elsewhere: install Chrome, Chromium or Edge, or run: npx playwright-core install chromium',
  )

const onPath = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file))

/** The headless Chromium of the locked `tools/browser` folder, for Linux on x64 without any browser. */
const fetched = async (root: string): Promise<string | undefined> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = path.join(root, 'tools', 'browser')
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (install.status !== 0) return undefined
  const entry = path.join(folder, 'node_modules/@sparticuz/chromium/build/index.js')
  const loaded: { default: { executablePath(): Promise<string> } } = await import(
    pathToFileURL(entry).href
  )
  return loaded.default.executablePath()
}

/** Path of a browser: CHROME_PATH, Playwright's own, the system's, else fetched. Throws with what to install. */
export const findBrowser = async (root: string): Promise<string> => {
  const wanted = process.env['CHROME_PATH']
  if (wanted !== undefined && wanted !== '') {
    if (existsSync(wanted)) return wanted
    throw missing(` (CHROME_PATH is ${wanted}, which does not exist)`)
  }
  const own = chromium.executablePath()
  if (own !== '' && existsSync(own)) return own
  const found = onPath() ?? applications.find((file) => existsSync(file)) ?? (await fetched(root))
  if (found === undefined) throw missing('')
  return found
}

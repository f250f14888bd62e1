import { existsSync } from 'node:fs'
import { launch } from 'puppeteer-core'
import { size, type Engine } from './tab.ts'

const executablePath = '/usr/bin/firefox-esr'

/** Firefox, driven by WebDriver BiDi. */
export const firefox: Engine = {
  name: 'Firefox',
  missing: () => (existsSync(executablePath) ? null : 'firefox-esr'),
  start: async () => {
    const browser = await launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      extraPrefsFirefox: { 'intl.accept_languages': 'fr' },
    })
    const page = await browser.newPage()
    await page.setViewport({ ...size, hasTouch: true })
    return {
      open: async (address) => {
        await page.goto(address)
      },
      address: async () => page.url(),
      evaluate: (expression) => page.evaluate(expression),
      element: async (selector, place) => (await page.$$(selector))[place] ?? null,
      picture: () => page.screenshot(),
      close: () => browser.close(),
    }
  },
}

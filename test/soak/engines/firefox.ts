import { existsSync } from 'node:fs'
import { launch } from 'puppeteer-core'
import { DRAG_STEPS, size, type Engine } from './tab.ts'

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
      drag: async (from, to) => {
        await page.mouse.move(from.x, from.y)
        await page.mouse.down()
        await page.mouse.move(to.x, to.y, { steps: DRAG_STEPS })
        await page.mouse.up()
      },
      picture: () => page.screenshot(),
      close: () => browser.close(),
    }
  },
}

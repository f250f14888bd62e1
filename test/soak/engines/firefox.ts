import { existsSync } from 'node:fs'
import { launch, type ElementHandle } from 'puppeteer-core'
import { placeOfControl, saidOf, selectorOf, size, type Control, type Engine } from './tab.ts'
import { until } from './until.ts'

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
    const find = ({ kind, name }: Control): Promise<ElementHandle<Element>> =>
      until(`the ${kind} “${name}” at ${page.url()}`, async () => {
        const selector = selectorOf[kind]
        const wanted = `${JSON.stringify(selector)}, ${JSON.stringify(name)}`
        const place = Number(await page.evaluate(`(${placeOfControl})(${wanted})`))
        return (await page.$$(selector))[place] ?? null
      })
    return {
      open: async (address) => {
        await page.goto(address)
      },
      tap: async (control) => (await find(control)).click(),
      type: async (control, words) => (await find(control)).type(words),
      see: async (words) => {
        await until(`“${words}” at ${page.url()}`, async () =>
          String(await page.evaluate(saidOf)).includes(words) ? true : null,
        )
      },
      arrive: async (address) => {
        await until(`the address ${address}`, async () => (address.test(page.url()) ? true : null))
      },
      picture: async (file) => {
        await page.screenshot({ path: `${file}.png` })
      },
      close: () => browser.close(),
    }
  },
}

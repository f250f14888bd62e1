import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Builder, By, Capabilities, type WebDriver, type WebElement } from 'selenium-webdriver'
import { placeOfControl, saidOf, selectorOf, size, type Control, type Engine } from './tab.ts'
import { until } from './until.ts'

const driverPath = '/usr/bin/WebKitWebDriver'
const screenPath = '/usr/bin/Xvfb'
const display = ':97'
const port = 4597

/** WebKitGTK's own small browser, driven by WebDriver on a screen that nobody sees: the engine of phones from Apple. */
export const webkit: Engine = {
  name: 'WebKit',
  missing: () =>
    existsSync(driverPath) && existsSync(screenPath) ? null : 'webkit2gtk-driver and xvfb',
  start: async () => {
    const screen = spawn(screenPath, [display, '-screen', '0', '800x1000x24'])
    const env = { ...process.env, DISPLAY: display }
    const driver = spawn(driverPath, [`--port=${port}`], { env })
    const end = (): void => {
      driver.kill()
      screen.kill()
    }
    try {
      const browser = await until('a session of WebKit', openSession)
      return tabOf(browser, end)
    } catch (error) {
      end()
      throw error
    }
  },
}

/** Null as long as the screen or the driver is not there yet. */
const openSession = async (): Promise<WebDriver | null> => {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { args: ['--automation'] },
  })
  try {
    const browser = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(capabilities)
      .build()
    // its own bars are wider than some phones: it comes as near as it can
    await browser
      .manage()
      .window()
      .setRect({ ...size, x: 0, y: 0 })
    return browser
  } catch {
    return null
  }
}

const tabOf = (browser: WebDriver, end: () => void) => {
  const find = ({ kind, name }: Control): Promise<WebElement> =>
    until(`the ${kind} “${name}”`, async () => {
      const selector = selectorOf[kind]
      const script = `return (${placeOfControl})(arguments[0], arguments[1])`
      const place = Number(await browser.executeScript(script, selector, name))
      return (await browser.findElements(By.css(selector)))[place] ?? null
    })
  return {
    open: async (address: string) => {
      // its driver drops what begins while a page changes its own address
      await until(`the page ${address}`, async () => {
        await browser.get(address)
        return (await browser.getCurrentUrl()).startsWith(address) ? true : null
      })
    },
    tap: async (control: Control) => (await find(control)).click(),
    type: async (control: Control, words: string) => (await find(control)).sendKeys(words),
    see: async (words: string) => {
      await until(`“${words}”`, async () =>
        String(await browser.executeScript(`return ${saidOf}`)).includes(words) ? true : null,
      )
    },
    arrive: async (address: RegExp) => {
      await until(`the address ${address}`, async () =>
        address.test(await browser.getCurrentUrl()) ? true : null,
      )
    },
    picture: async (file: string) =>
      writeFile(`${file}.png`, Buffer.from(await browser.takeScreenshot(), 'base64')),
    close: async () => {
      await browser.quit()
      end()
    },
  }
}

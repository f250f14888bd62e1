import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { Builder, By, Capabilities, type WebDriver } from 'selenium-webdriver'
import { DRAG_STEPS, size, type Driver, type Engine } from './tab.ts'
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
    const end = async (): Promise<void> => {
      // the next one takes the same port and the same screen
      for (const child of [driver, screen]) {
        const gone = once(child, 'exit')
        if (child.kill()) await gone
      }
    }
    try {
      const browser = await until('a session of WebKit', openSession)
      return driverOf(browser, end)
    } catch (error) {
      await end()
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

const driverOf = (browser: WebDriver, end: () => Promise<void>): Driver => ({
  open: async (address) => {
    // its driver drops what begins while a page changes its own address
    await until(`the page ${address}`, async () => {
      await browser.get(address)
      return (await browser.getCurrentUrl()).startsWith(address) ? true : null
    })
  },
  address: () => browser.getCurrentUrl(),
  evaluate: (expression) => browser.executeScript(`return ${expression}`),
  element: async (selector, place) => {
    const element = (await browser.findElements(By.css(selector)))[place]
    if (element === undefined) return null
    return { click: () => element.click(), type: (words) => element.sendKeys(words) }
  },
  drag: async (from, to) => {
    const hand = browser
      .actions()
      .move({ ...from, duration: 0 })
      .press()
    for (let step = 1; step <= DRAG_STEPS; step += 1) {
      const part = step / DRAG_STEPS
      const x = Math.round(from.x + (to.x - from.x) * part)
      const y = Math.round(from.y + (to.y - from.y) * part)
      hand.move({ x, y, duration: 30 })
    }
    await hand.release().perform()
  },
  picture: async () => Buffer.from(await browser.takeScreenshot(), 'base64'),
  close: async () => {
    await browser.quit()
    await end()
  },
})

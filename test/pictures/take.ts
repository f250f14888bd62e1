import { localeOf } from '@forkshop/domain'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { collectFaults } from './faults.ts'
import { formName, viewports, type Form } from './forms.ts'
import type { Screen } from './screens.ts'
import type { Seeded, Who } from './seed.ts'

/** What is needed to look at a screen. */
export type Studio = {
  readonly browser: Browser
  readonly address: string
  readonly seeded: Seeded
  readonly folder: string
  /** Somebody's browser in a form: the same for all screens, so that what these share is fetched once. */
  readonly contextFor: (form: Form, as: Who) => Promise<BrowserContext>
}

/** The browser of somebody, in a form; it is closed with the browser. */
const newContext = async (
  { browser, address, seeded }: Omit<Studio, 'contextFor'>,
  { size, scheme, language }: Form,
  as: Who,
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    baseURL: address,
    viewport: viewports[size],
    colorScheme: scheme,
    locale: localeOf(language),
    timezoneId: 'Europe/Paris',
    hasTouch: size === 'phone',
    reducedMotion: 'reduce',
  })
  const cookies = seeded.cookies[as].split('; ').filter((one) => one !== '')
  await context.addCookies(
    cookies.map((one) => {
      const [name = '', ...value] = one.split('=')
      return { name, value: value.join('='), url: address }
    }),
  )
  return context
}

/** Makes each browser when it is asked for first. */
export const openStudio = (means: Omit<Studio, 'contextFor'>): Studio => {
  const contexts = new Map<string, Promise<BrowserContext>>()
  return {
    ...means,
    contextFor: (form, as) => {
      const key = `${formName(form)} ${as}`
      const context = contexts.get(key) ?? newContext(means, form, as)
      contexts.set(key, context)
      return context
    },
  }
}

/** Waits until nothing more comes: the application has taken over, letters are there, two frames are drawn. */
export const untilStill = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const app = document.querySelector('#app')
    return app !== null && '__vue_app__' in app && Boolean(app.__vue_app__)
  })
  await page.waitForLoadState('networkidle')
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  })
}

const heightOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollHeight)

/** Takes the picture of a screen in a form; answers what is wrong with it. */
export const takePicture = async (
  studio: Studio,
  screen: Screen,
  form: Form,
): Promise<readonly string[]> => {
  const context = await studio.contextFor(form, screen.as ?? 'visitor')
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(`error: ${message}`))
  page.on('console', (message) => {
    const isAwaited = message.text().includes('Failed to load resource')
    if (message.type() === 'error' && !isAwaited) faults.push(`console: ${message.text()}`)
  })
  try {
    await page.goto(screen.path(studio.seeded.places))
    await untilStill(page)
    if (screen.arrange !== undefined) {
      await screen.arrange(page)
      await untilStill(page)
    }
    const { width, height } = viewports[form.size]
    const { heights = 3 } = screen
    const tall = heights === 1 ? height : Math.min(await heightOf(page), height * heights)
    // as in a window that is so high: what keeps to its end covers nothing
    await page.setViewportSize({ width, height: Math.max(tall, height) })
    await page.screenshot({
      path: path.join(studio.folder, screen.name, `${formName(form)}.png`),
    })
    await page.setViewportSize({ width, height })
    const look = { language: form.language, isPhone: form.size === 'phone' }
    faults.push(...(await page.evaluate(collectFaults, look)))
  } finally {
    await page.close()
  }
  return faults
}

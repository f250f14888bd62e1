import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'

/**
 * Seconds an average person takes, after the keystroke-level model of Card, Moran and Newell (1980): a key at 40 words
 * a minute, pointing at something, a press with its release, the hand going between keys and mouse, and making up one's mind.
 */
const seconds = { key: 0.28, point: 1.1, press: 0.2, home: 0.4, mind: 1.35 } as const

/** One thing done: what, how long a person takes for it, and how long the machine kept them waiting. */
export type Step = {
  readonly what: string
  readonly keys: number
  readonly presses: number
  readonly person: number
  readonly waited: number
}

/** Hands that write down what they do. Each step makes up its mind once, does it, and waits for what shows that it is done. */
export const recordedHand = (page: Page, folder: string) => {
  const steps: Step[] = []
  let at: 'keys' | 'mouse' = 'keys'
  let keys = 0
  let presses = 0
  let person = 0

  const go = (to: 'keys' | 'mouse'): void => {
    if (at !== to) person += seconds.home
    at = to
  }
  const press = async (key: string, times = 1): Promise<void> => {
    go('keys')
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key)
    const held = key.split('+').length
    keys += times * held
    person += times * held * seconds.key
  }
  const hand = {
    press,
    type: async (text: string): Promise<void> => {
      go('keys')
      await page.keyboard.type(text)
      keys += [...text].length
      person += [...text].length * seconds.key
    },
    click: async (target: Locator): Promise<void> => {
      go('mouse')
      await target.click()
      presses += 1
      person += seconds.point + seconds.press
    },
    /** From the middle of one to a place in another: down, there, up. */
    drag: async (from: Locator, to: Locator, part: 'above' | 'below'): Promise<void> => {
      go('mouse')
      const [start, end] = [await from.boundingBox(), await to.boundingBox()]
      if (start === null || end === null) throw new Error('what is dragged is not on the screen')
      const x = start.x + start.width / 2
      await page.mouse.move(x, start.y + start.height / 2)
      await page.mouse.down()
      await page.mouse.move(x, end.y + end.height * (part === 'above' ? 0.2 : 0.8), { steps: 12 })
      await page.mouse.up()
      presses += 1
      person += 2 * seconds.point + seconds.press
    },
    /** Tab until what is wanted has the focus. */
    tabTo: async (target: Locator, most = 60): Promise<void> => {
      const isThere = (): Promise<boolean> =>
        target.evaluate((element) => element === document.activeElement)
      for (let time = 0; time < most; time += 1) {
        if (await isThere()) return
        await press('Tab')
      }
      throw new Error(`${String(target)} is not reached by ${most} tabs`)
    },
    /** A clipboard as another program fills it, and the keys that paste. */
    paste: async (clipboard: { readonly html: string; readonly text: string }): Promise<void> => {
      await page.evaluate(async ({ html, text }) => {
        const item = new ClipboardItem({
          'text/html': new Blob([html], { type: 'text/html' }),
          'text/plain': new Blob([text], { type: 'text/plain' }),
        })
        await navigator.clipboard.write([item])
      }, clipboard)
      await press('Control+v')
    },
    /** Does one step and takes a picture of what came of it. */
    step: async (what: string, act: () => Promise<void>, done?: Locator): Promise<void> => {
      ;[keys, presses, person] = [0, 0, seconds.mind]
      await act()
      const from = performance.now()
      await done?.waitFor()
      const waited = (performance.now() - from) / 1000
      steps.push({ what, keys, presses, person, waited })
      const name = `${String(steps.length).padStart(2, '0')}.png`
      await writeFile(path.join(folder, name), await page.screenshot())
    },
  }
  return { ...hand, steps }
}

export type Hand = ReturnType<typeof recordedHand>

/** How long all took, in seconds of a person and of waiting. */
export const sumOf = (steps: readonly Step[]) =>
  steps.reduce(
    (sum, { keys, presses, person, waited }) => ({
      keys: sum.keys + keys,
      presses: sum.presses + presses,
      seconds: sum.seconds + person + waited,
    }),
    { keys: 0, presses: 0, seconds: 0 },
  )

import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** Where pictures of each step of a journey are left, for who wants to look at them; none are taken without it. */
const folder = process.env['FORKSHOP_PICTURES']

/** Takes pictures of a journey, numbered in the order of its steps. */
export const picturesOf = (journey: string) => {
  const steps = { taken: 0 }
  return async (page: Page, name: string): Promise<void> => {
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    steps.taken += 1
    const number = String(steps.taken).padStart(2, '0')
    await page.screenshot({ path: `${folder}/${journey}-${number}-${name}.png`, fullPage: true })
  }
}

export type Look = ReturnType<typeof picturesOf>

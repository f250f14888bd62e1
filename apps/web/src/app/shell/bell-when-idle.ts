import type { Component } from 'vue'
import type { Translations } from '../../base/i18n/create-i18n.ts'

/** When the browser has had nothing else to do by then, the bell comes anyway. */
const IDLE_MS = 4_000
const WITHOUT_IDLE_MS = 1_000

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: IDLE_MS })
    else setTimeout(resolve, WITHOUT_IDLE_MS)
  })

/** The bell with its words, once what the page itself needs is there. */
export const loadBell = async (need: Translations['need']): Promise<Component> => {
  await idle()
  const [bell] = await Promise.all([import('./HeaderBell.vue'), need(['notices'])])
  return bell.default
}

import type { Component } from 'vue'
import type { Translations } from '../../base/i18n/create-i18n.ts'
import { whenIdle } from '../../base/loading/when-idle.ts'

const WITHOUT_IDLE_MS = 1_000

/** The bell with its words, once what the page itself needs is there. */
export const loadBell = async (need: Translations['need']): Promise<Component> => {
  await whenIdle(WITHOUT_IDLE_MS)
  const [bell] = await Promise.all([import('./HeaderBell.vue'), need(['notices'])])
  return bell.default
}

import { onMounted, shallowRef, watch, type ShallowRef } from 'vue'
import { forgetShell, keepShell } from './keep-shell.ts'

/**
 * Keeps the page of a day that goes on this device, with the parts that are fetched later, and forgets it once the day
 * is closed and nothing waits. Answers whether the page can be loaded again without a network.
 */
export const useKeptPage = (
  path: () => string,
  parts: readonly (() => Promise<unknown>)[],
  wish: () => 'keep' | 'forget' | 'leave',
): Readonly<ShallowRef<boolean>> => {
  const isKept = shallowRef(false)
  const follow = async (): Promise<void> => {
    switch (wish()) {
      case 'keep':
        isKept.value = await keepShell(path())
        return
      case 'forget':
        await forgetShell(path())
        isKept.value = false
        return
      case 'leave':
        isKept.value = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null
    }
  }
  onMounted(async () => {
    // without a line the worker has them, or nobody has
    await Promise.all(parts.map((load) => load())).catch(() => {})
    await follow()
    watch(wish, follow)
  })
  return isKept
}

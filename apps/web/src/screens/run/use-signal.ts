import { onBeforeUnmount, onMounted, shallowRef, watch, type Ref } from 'vue'
import { browserPlace } from './use-run.ts'
import { createSignal, isUp, type Signal } from './step-signal.ts'

const KEY = 'run-signal'

/** A tone at the end of each step, where somebody wants one; this device remembers it. */
export const useSignal = (
  now: Readonly<Ref<number>>,
  running: () => readonly { readonly due: number | null }[],
) => {
  const wants = shallowRef(false)
  let signal: Signal | null = null
  onMounted(() => {
    wants.value = browserPlace()?.getItem(KEY) === 'true'
  })
  watch(now, (moment, before) => {
    if (!wants.value || !isUp(running(), before, moment)) return
    signal ??= createSignal()
    signal.give()
  })
  onBeforeUnmount(() => signal?.close())
  return {
    wants,
    set: (wanted: boolean): void => {
      wants.value = wanted
      try {
        browserPlace()?.setItem(KEY, String(wanted))
      } catch (error) {
        // full: it is asked for again after a reload
        if (!(error instanceof DOMException)) throw error
      }
      if (!wanted) return
      // made while a button is pressed, which browsers ask for; it tells how it sounds
      signal ??= createSignal()
      signal.give()
    },
  }
}

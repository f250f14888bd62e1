import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue'

export type BackCloses = {
  /** What closes next leads to another address, which takes the place of the extra entry. */
  readonly replacing: () => void
}

/**
 * While `open`, the browser's "back" closes what is open and leaves the page as it is: meanwhile an
 * extra entry of the same address stands in the history. Closed in any other way, it is gone too.
 */
export const useBackCloses = (open: Ref<boolean>): BackCloses => {
  let hasEntry = false
  const closeOnBack = (): void => {
    if (!hasEntry) return
    hasEntry = false
    open.value = false
  }
  watch(open, (isOpen) => {
    if (isOpen) history.pushState(history.state, '')
    else if (hasEntry) history.back()
    hasEntry = isOpen
  })
  onMounted(() => addEventListener('popstate', closeOnBack))
  onBeforeUnmount(() => removeEventListener('popstate', closeOnBack))
  return {
    replacing: () => {
      hasEntry = false
    },
  }
}

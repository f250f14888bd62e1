import { useTimestamp } from '@vueuse/core'
import { computed, onMounted, shallowRef, type ComputedRef } from 'vue'
import { dateFormat } from '../../base/i18n/formatters.ts'

const MINUTE_MS = 60_000

/** The day of today in a zone, by the reader's clock; at first as when the page was drawn. */
export const useToday = (zone: () => string, drawn: () => string): ComputedRef<string> => {
  const now = useTimestamp({ interval: MINUTE_MS, immediate: true })
  const isMounted = shallowRef(false)
  onMounted(() => {
    isMounted.value = true
  })
  // Swedish writes a day as it is written here
  return computed(() =>
    isMounted.value ? dateFormat('sv', { timeZone: zone() }).format(now.value) : drawn(),
  )
}

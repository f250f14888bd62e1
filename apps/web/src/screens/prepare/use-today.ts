import { computed, type ComputedRef } from 'vue'
import { dateFormat } from '../../base/i18n/formatters.ts'
import { useMinute } from '../../base/use-minute.ts'

/** The day of today in a zone, by the reader's clock; at first as when the page was drawn. */
export const useToday = (zone: () => string, drawn: () => string): ComputedRef<string> => {
  const now = useMinute()
  // Swedish writes a day as it is written here
  return computed(() =>
    now.value === null ? drawn() : dateFormat('sv', { timeZone: zone() }).format(now.value),
  )
}

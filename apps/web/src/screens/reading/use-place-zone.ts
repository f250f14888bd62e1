import type { PlaceTimeView } from '@forkshop/api'
import { computed, onMounted, shallowRef, type ComputedRef } from 'vue'
import { sayZone } from '../../base/i18n/format.ts'
import { useLanguage } from '../../base/i18n/use-language.ts'
import { isReadersHour, sayOffset } from './place-hour.ts'

/**
 * Whose hour a time at an event's place is, for who reads where clocks show another; null for everybody else, and on
 * the server, which does not know where its readers are.
 */
export const usePlaceZone = (time: () => PlaceTimeView | undefined): ComputedRef<string | null> => {
  const language = useLanguage()
  const isMounted = shallowRef(false)
  onMounted(() => (isMounted.value = true))
  return computed(() => {
    const at = time()
    if (at === undefined || !isMounted.value || isReadersHour(at)) return null
    return at.zone === null ? sayOffset(at.offset) : sayZone(at.zone, at.time, language)
  })
}

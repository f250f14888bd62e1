import type { CallAnswer, Coming } from '@forkshop/api'
import type { RegistrationState } from '@forkshop/domain'
import { computed, onMounted, shallowRef, type ComputedRef } from 'vue'
import { useMinute } from '../../../base/use-minute.ts'
import { useClient } from '../../../base/session/use-client.ts'
import type { Reading } from '../text/reading-state.ts'
import { comingAct, comingNow, type ComingAct } from './coming-now.ts'

export type ComingHere = {
  /** How many come, as last heard; null where nobody registers here. */
  readonly coming: ComputedRef<Coming | null>
  /** Where registration stands by the reader's clock; at first as when the page was drawn. */
  readonly state: ComputedRef<RegistrationState | null>
  /** What the reader can do about it. */
  readonly act: ComputedRef<ComingAct | null>
  /** Asks again how many come, and whether this browser registered. */
  readonly look: () => Promise<void>
}

/** Who comes to the event of a page, and whether the reader does. */
export const useComing = (page: () => Reading): ComingHere => {
  const client = useClient()
  const heard = shallowRef<CallAnswer<'findOwnRegistration'> | null>(null)
  const now = useMinute()
  const coming = computed(() => heard.value?.coming ?? page().coming)
  const state = computed(() => {
    if (coming.value === null || now.value === null) return coming.value?.state ?? null
    return comingNow(coming.value, page().times?.over ?? null, now.value)
  })
  const look = async (): Promise<void> => {
    const { slug, coming: drawn } = page()
    if (drawn === null) return
    // what is drawn stays where the line is lost
    const answer = await client('findOwnRegistration', { params: { slug } }).catch(() => null)
    if (answer !== null && slug === page().slug) heard.value = answer
  }
  onMounted(look)
  return {
    coming,
    state,
    act: computed(() => comingAct(state.value, heard.value?.key ?? null)),
    look,
  }
}

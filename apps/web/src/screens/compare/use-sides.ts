import type { CompareView } from '@forkshop/api'
import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { loadSides, type Compared } from './compare-loader.ts'

export type Sides = {
  /** The comparison in view with each text drawn by itself too; null until it is there. */
  readonly view: ComputedRef<CompareView | null>
  /** Why it could not be fetched. */
  readonly problem: Readonly<ShallowRef<string | null>>
  /** Fetches it again. */
  readonly again: () => Promise<void>
}

/** Each of two compared texts by itself, fetched when somebody wants to see them side by side. */
export const useSides = (compared: () => Compared, isWanted: () => boolean): Sides => {
  const client = useClient()
  const submit = useSubmit()
  const drawn = shallowRef<{ readonly of: Compared; readonly view: CompareView } | null>(null)
  const view = computed(() => (drawn.value?.of === compared() ? drawn.value.view : null))
  const again = async (): Promise<void> => {
    const of = compared()
    const isDone = await submit.run(async () => {
      drawn.value = { of, view: await loadSides(client, of) }
    })
    // others may have come into view meanwhile
    if (isDone && isWanted() && view.value === null) await again()
  }
  watch(
    () => isWanted() && view.value === null,
    (isMissing) => isMissing && void again(),
  )
  return { view, problem: submit.problem, again }
}

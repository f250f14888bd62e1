import { inject, onScopeDispose, watch } from 'vue'
import type { Loader } from './loader.ts'
import { pageDataKey } from './page-data.ts'

/**
 * Shows the page in view otherwise than it was loaded: `turn` is asked for what stands in the place of each loaded value,
 * until it is taken back with null or the component that asked goes. Only for the component whose route names this loader.
 */
export const useShowInstead = <Value>(
  loader: Loader<Value>,
): ((turn: ((loaded: Value) => Value) | null) => void) => {
  const state = inject(pageDataKey)?.entry.value.state
  let turn: ((loaded: Value) => Value) | null = null
  let loaded: Value | null = null
  let shown: Value | null = null
  const show = (): void => {
    const now = state?.value
    if (state === undefined || now?.kind !== 'ready' || now.loader !== loader.name) return
    if (now.value !== shown || loaded === null) loaded = now.value as Value // put there by this loader
    const value: Value = turn === null ? loaded : turn(loaded)
    shown = turn === null ? null : value
    if (value !== now.value) state.value = { ...now, value }
  }
  // what is loaded meanwhile is shown so too
  if (state !== undefined)
    watch(
      state,
      () => turn !== null && state.value.kind === 'ready' && state.value.value !== shown && show(),
    )
  const turnBy = (next: typeof turn): void => {
    turn = next
    show()
    if (next === null) loaded = null
  }
  onScopeDispose(() => turnBy(null))
  return turnBy
}

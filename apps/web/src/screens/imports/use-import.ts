import { ApiError, type Import, type ImportChoices } from '@forkshop/api'
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'

export type FollowedImport = {
  /** Null until the first answer. */
  readonly state: Readonly<ShallowRef<Import | null>>
  /** What kept the last question from being answered; it is asked again. */
  readonly failure: Readonly<ShallowRef<unknown>>
  readonly cancel: () => Promise<void>
  /** Begins what was chosen of a plan, and follows it. */
  readonly carryOut: (pages: ImportChoices['pages'], idempotencyKey: string) => Promise<void>
}

/** How often an import that is under way is asked for. */
const ASKED_MS = 700

/** An import as it goes on, until it is over or nobody looks any more. */
export const useImport = (id: string): FollowedImport => {
  const client = useClient()
  const state = shallowRef<Import | null>(null)
  const failure = shallowRef<unknown>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let left = false
  const ask = async (): Promise<void> => {
    try {
      state.value = await client('getImport', { params: { id } })
      failure.value = null
    } catch (error) {
      failure.value = error
    }
    const isOver = state.value !== null && state.value.progress === null
    if (!left && !isOver) timer = setTimeout(() => void ask(), ASKED_MS)
  }
  onScopeDispose(() => {
    left = true
    clearTimeout(timer)
  })
  void ask()
  return {
    state,
    failure,
    cancel: async () => {
      state.value = await client('cancelImport', { params: { id } })
    },
    carryOut: async (pages, idempotencyKey) => {
      const body = { pages: [...pages] }
      try {
        state.value = await client('carryOutImport', { params: { id }, body, idempotencyKey })
      } catch (error) {
        // Somebody was faster, in another tab: what became of it is shown.
        if (error instanceof ApiError && error.problem.code === 'not-open') void ask()
        throw error
      }
      void ask()
    },
  }
}

import { ApiError, type Client, type Draft, type DraftLoss } from '@forkshop/api'
import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

export type DraftLosses = {
  /** What is offered, as it was last heard; a list that does not come changes nothing. */
  readonly losses: Readonly<ShallowRef<readonly DraftLoss[]>>
  /** Both throw what the call throws; once done it is no more in the list. */
  readonly bringBack: (id: string) => Promise<void>
  readonly leaveOut: (id: string) => Promise<void>
}

type Parts = {
  readonly client: Client
  readonly draft: Pick<Draft, 'id'>
  /** Another number each time the room said that something changed; the room says it to whoever comes in too. */
  readonly told: Readonly<Ref<number>>
}

/** What a draft lost while several people changed the same passage. */
export const useLosses = ({ client, draft, told }: Parts): DraftLosses => {
  const losses = shallowRef<readonly DraftLoss[]>([])
  const settled = new Set<string>()
  let isGone = false
  let isStale = false
  let looking: Promise<void> | null = null
  const ask = async (): Promise<void> => {
    const { items } = await client('listLosses', { params: { id: draft.id } })
    // an answer that was under way may still have what was settled meanwhile
    if (!isGone) losses.value = items.filter(({ id }) => !settled.has(id))
  }
  const askUntilFresh = async (): Promise<void> => {
    try {
      while (isStale && !isGone) {
        isStale = false
        // one after the other: what is told meanwhile is in the next answer alone
        await ask().catch(ignoreRefusal)
      }
    } finally {
      looking = null
    }
  }
  const look = (): Promise<void> => {
    isStale = true
    looking ??= askUntilFresh()
    return looking
  }
  const settle = async (id: string, call: () => Promise<unknown>): Promise<void> => {
    try {
      await call()
      settled.add(id)
      losses.value = losses.value.filter((one) => one.id !== id)
    } finally {
      // what is refused is mostly offered no more
      await look()
    }
  }
  watch(told, () => void look(), { immediate: true })
  onScopeDispose(() => {
    isGone = true
  })
  const of = (loss: string) => ({ params: { id: draft.id, loss } })
  return {
    losses,
    bringBack: (id) => settle(id, () => client('bringBackLoss', of(id))),
    leaveOut: (id) => settle(id, () => client('dismissLoss', of(id))),
  }
}

/** Without an answer nothing is told: the line comes back, and the room tells again. */
const ignoreRefusal = (error: unknown): void => {
  if (!(error instanceof ApiError) && !(error instanceof TypeError)) throw error
}

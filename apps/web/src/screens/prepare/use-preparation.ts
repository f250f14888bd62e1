import type { Preparation, PreparationItem } from '@forkshop/api'
import { computed, onMounted, shallowRef, watch, type ComputedRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'
import { useLive } from '../../base/live/use-live.ts'

/** What somebody does with an item. */
export type Mark = { readonly done?: boolean; readonly taken?: boolean }

/** The preparation of an event as it is now, for who looks at it and for who does it. */
export type PreparationStore = {
  readonly data: ComputedRef<Preparation>
  readonly look: () => Promise<void>
  /** Shows at once what the server then is told. False when that failed: then it is shown as it is there. */
  readonly mark: (item: string, change: Mark) => Promise<boolean>
}

/** Begins with what the page came with, looks again once it is there, and whenever somebody does something. */
export const usePreparation = (first: () => Preparation): PreparationStore => {
  const client = useClient()
  const known = shallowRef(first())
  /** What was ticked here and is not answered yet. */
  const sending = shallowRef<ReadonlyMap<string, boolean>>(new Map())
  const slug = (): string => first().event.slug
  watch(first, (next) => {
    known.value = next
  })
  const look = async (): Promise<void> => {
    const asked = slug()
    // what cannot be had now is looked at again when something happens
    const answer = await client('getPreparation', { params: { slug: asked } }).catch(() => null)
    if (answer !== null && asked === slug()) known.value = answer
  }
  onMounted(look)
  useLive(['preparation'], slug, look)

  const put = (item: PreparationItem): void => {
    const items = known.value.items.map((one) => (one.id === item.id ? item : one))
    known.value = { ...known.value, items }
  }
  const forget = (item: string): void => {
    sending.value = new Map([...sending.value].filter(([id]) => id !== item))
  }
  return {
    data: computed(() => ({
      ...known.value,
      items: known.value.items.map((item) => ({
        ...item,
        done: sending.value.get(item.id) ?? item.done,
      })),
    })),
    look,
    mark: async (item, body) => {
      if (body.done !== undefined) sending.value = new Map([...sending.value, [item, body.done]])
      try {
        put(await client('setPreparationItem', { params: { slug: slug(), item }, body }))
        return true
      } catch {
        await look()
        return false
      } finally {
        forget(item)
      }
    },
  }
}

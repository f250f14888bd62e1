import type { OpenMerge } from '@forkshop/compare'
import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { bringInto, carryFrom, type Carried } from './carried.ts'
import type { Room } from './room/open-room.ts'
import type { Closing } from './room/room-state.ts'

export type ClosingWatch = {
  /** Set when somebody else closed the draft. */
  readonly closing: ComputedRef<Closing | null>
  /** The draft was closed before everything typed here had reached the server. */
  readonly unsent: Readonly<ShallowRef<boolean>>
  /** What was not sent, to take into the next draft; null when everything was. */
  readonly carry: () => Promise<Carried | null>
  /** Merges what was written apart into the draft; false while something of it is to be decided. */
  readonly bring: (taken: Carried) => Promise<boolean>
  /** What was brought along from the draft before and is to be decided. */
  readonly carriedMerge: Readonly<ShallowRef<OpenMerge | null>>
  readonly decide: (text: string) => Promise<void>
}

type Parts = {
  readonly room: Room
  /** The text that the draft is made from. */
  readonly baseText: () => string
  readonly carried: Carried | null
  /** True while the reader closes the draft themselves. */
  readonly isOwn: () => boolean
}

/** What happens when a draft ends under its readers: they are told, and lose nothing. */
export const useClosing = ({ room, baseText, carried, isOwn }: Parts): ClosingWatch => {
  const closing = computed(() => (isOwn() ? null : room.state.value.closing))
  const unsent = shallowRef(false)
  watch(closing, (now) => {
    if (now !== null) unsent.value = room.state.value.waiting > 0
  })
  const carriedMerge = shallowRef<OpenMerge | null>(null)
  const bring = async (taken: Carried): Promise<boolean> => {
    carriedMerge.value = await bringInto(room.ydoc, { baseText: baseText() }, taken)
    return carriedMerge.value === null
  }
  watch(
    () => room.state.value.loaded,
    async (loaded) => {
      if (loaded && carried !== null) await bring(carried)
    },
  )
  return {
    closing,
    unsent,
    bring,
    carry: async () => (unsent.value ? carryFrom(room.ydoc, baseText()) : null),
    carriedMerge,
    decide: async (text) => {
      const { applyTextToDraft } = await import('./texts.ts')
      applyTextToDraft(room.ydoc, text)
      carriedMerge.value = null
    },
  }
}

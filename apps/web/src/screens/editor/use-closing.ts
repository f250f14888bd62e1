import type { OpenMerge } from '@forkshop/compare'
import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { bringInto, carryFrom, type Carried, type Undecided, type Written } from './carried.ts'
import type { Room } from './room/open-room.ts'
import type { Closing } from './room/room-state.ts'

export type ClosingWatch = {
  /** Set when somebody else closed the draft. */
  readonly closing: ComputedRef<Closing | null>
  /** The draft was closed before everything typed here had reached the server. */
  readonly unsent: Readonly<ShallowRef<boolean>>
  /** What was not sent, to take into the next draft; null when everything was. */
  readonly carry: () => Promise<Written | null>
  /** Merges what was written apart into the draft; false while something of it is to be decided. */
  readonly bring: (taken: Carried) => Promise<boolean>
  /** What was brought along from the draft before and is to be decided. */
  readonly carriedMerge: ComputedRef<OpenMerge | null>
  /** Whether it may be decided later: it stays where it was. Where nothing else has it, it is decided now. */
  readonly mayWait: ComputedRef<boolean>
  /**
   * Brings in what was decided, beside what others wrote meanwhile: where they wrote in the same place, that is to be
   * decided again. Null leaves what is open as the draft has it, where it may wait.
   */
  readonly decide: (text: string | null) => Promise<void>
}

type Parts = {
  readonly room: Pick<Room, 'ydoc' | 'state'>
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
  const undecided = shallowRef<(Undecided & Pick<Carried, 'settle'>) | null>(null)

  /** What stands in the draft, and not yet on the server. */
  let unsettled: readonly (() => Promise<void>)[] = []
  const settleSaved = (): void => {
    if (room.state.value.waiting > 0) return
    const settled = unsettled
    unsettled = []
    for (const settle of settled) void settle()
  }
  watch(() => room.state.value.waiting, settleSaved)
  const settleOnceSaved = ({ settle }: Pick<Carried, 'settle'>): void => {
    if (settle !== undefined) unsettled = [...unsettled, settle]
    settleSaved()
  }

  const bring = async (taken: Carried): Promise<boolean> => {
    const open = await bringInto(room.ydoc, { baseText: baseText() }, taken)
    undecided.value = open === null ? null : { ...open, settle: taken.settle }
    if (open === null) settleOnceSaved(taken)
    return open === null
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
    carriedMerge: computed(() => undecided.value?.merge ?? null),
    mayWait: computed(() => undecided.value?.settle !== undefined),
    decide: async (text) => {
      const before = undecided.value
      if (before === null) return
      const { settle } = before
      if (text === null && settle === undefined) return
      const decided = { base: before.on, text: text ?? before.merge.text }
      const open = await bringInto(room.ydoc, { baseText: baseText() }, decided)
      undecided.value = open === null || text === null ? null : { ...open, settle }
      if (open === null && text !== null) settleOnceSaved({ settle })
    },
  }
}

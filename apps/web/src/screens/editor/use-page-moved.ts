import { computed, nextTick, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { RoomState } from './room/room-state.ts'
import type { DraftBase } from './use-draft-base.ts'

export type PageMoved = {
  /** The page was published meanwhile, and what was can be brought into the draft now. */
  readonly moved: ComputedRef<boolean>
  /** What was published is in the draft, but for so many passages that are to be decided. */
  readonly brought: (left: number) => Promise<void>
}

type Parts = {
  readonly state: Readonly<Ref<Pick<RoomState, 'pageHead'>>>
  readonly base: Readonly<Ref<Pick<DraftBase, 'revision'>>>
  readonly writable: Readonly<Ref<boolean>>
  /** How many passages are to be decided. */
  readonly open: Readonly<Ref<number>>
  readonly onAllBrought: () => void
  readonly goToNext: () => Promise<void>
}

/** A page that moves on under its draft: it is told, and who brings it in is led to what is to be decided. */
export const usePageMoved = ({
  state,
  base,
  writable,
  open,
  onAllBrought,
  goToNext,
}: Parts): PageMoved => {
  // the passages come by the room, after the answer
  const isAwaited = shallowRef(false)
  watch([isAwaited, open], ([wanted, count]) => {
    if (!wanted || count === 0) return
    isAwaited.value = false
    void goToNext()
  })
  return {
    moved: computed(() => {
      const { pageHead } = state.value
      const isBehind = pageHead !== null && pageHead !== base.value.revision
      return isBehind && writable.value && open.value === 0
    }),
    brought: async (left) => {
      if (left === 0) onAllBrought()
      await nextTick()
      if (left > 0) isAwaited.value = true
    },
  }
}

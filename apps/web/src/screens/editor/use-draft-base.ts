import type { Client, Draft } from '@forkshop/api'
import { draftBase } from '@forkshop/document'
import { onBeforeUnmount, shallowRef, watch, type ShallowRef } from 'vue'
import type { Room } from './room/open-room.ts'

/** The revision that a draft is made from, and its text. */
export type DraftBase = { readonly revision: string; readonly text: string }

/**
 * What a draft is made from, which moves when somebody brings in what was published meanwhile. The
 * text is fetched again then, and once more after a broken line.
 */
export const useDraftBase = (
  client: Client,
  draft: Pick<Draft, 'base' | 'baseText' | 'page'>,
  room: Pick<Room, 'ydoc' | 'state'>,
): Readonly<ShallowRef<DraftBase>> => {
  const base = shallowRef<DraftBase>({ revision: draft.base, text: draft.baseText })
  let gone = false
  const look = async (): Promise<void> => {
    const revision = draftBase(room.ydoc)
    if (revision === null || revision === base.value.revision) return
    const { page: slug } = draft
    if (slug === null) return
    const page = await client('getPage', { params: { slug }, query: { at: revision } })
    if (!gone && draftBase(room.ydoc) === revision) base.value = { revision, text: page.text }
  }
  const follow = (): void => {
    look().catch((error: unknown) => {
      // without a line the older text stands; the next connection asks again
      if (!(error instanceof TypeError)) throw error
    })
  }
  const meta = room.ydoc.getMap('meta')
  meta.observe(follow)
  watch(
    () => room.state.value.line,
    (line) => {
      if (line === 'online') follow()
    },
  )
  onBeforeUnmount(() => {
    gone = true
    meta.unobserve(follow)
  })
  return base
}

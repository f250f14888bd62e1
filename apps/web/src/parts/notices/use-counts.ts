import { shallowRef, type ShallowRef } from 'vue'
import { ApiError } from '@forkshop/api'
import { useLive } from '../../base/live/use-live.ts'
import { useClient } from '../../base/session/use-client.ts'

/** What a bell shows: how many notices are unread, and how many things wait to be decided. */
export type NoticeCounts = { readonly unread: number; readonly waiting: number }

/** The counts as they are now, and each time that they change; null until they are known. */
export const useCounts = (): {
  readonly counts: Readonly<ShallowRef<NoticeCounts | null>>
  readonly show: (counts: NoticeCounts) => void
} => {
  const client = useClient()
  const counts = shallowRef<NoticeCounts | null>(null)
  const look = async (): Promise<void> => {
    try {
      counts.value = await client('listNotices', { query: { state: 'new' } })
    } catch (error) {
      // without a line, or signed out meanwhile: what was known stays until the next news
      if (!(error instanceof ApiError || error instanceof TypeError)) throw error
    }
  }
  useLive(['notice'], () => '', look)
  return { counts, show: ({ unread, waiting }) => (counts.value = { unread, waiting }) }
}

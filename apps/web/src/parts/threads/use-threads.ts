import type { Thread, ThreadAnchor } from '@forkshop/api'
import { shallowRef, type ShallowRef } from 'vue'
import { useLive } from '../../base/live/use-live.ts'
import { useClient } from '../../base/session/use-client.ts'

/** As many as one answer has: a text with more has a list of its own. */
const MOST = 100

export type ThreadsStore = {
  /** The open threads, the newest first; null until known. */
  readonly threads: Readonly<ShallowRef<readonly Thread[] | null>>
  readonly refresh: () => Promise<void>
}

/** The open threads about something, asked for at once and again whenever something is said there. */
export const useThreads = (anchor: () => ThreadAnchor): ThreadsStore => {
  const client = useClient()
  const threads = shallowRef<readonly Thread[] | null>(null)
  const refresh = async (): Promise<void> => {
    const asked = JSON.stringify(anchor())
    const query = { anchor: asked, state: 'open', limit: MOST } as const
    const list = await client('listThreads', { query }).catch(() => null)
    if (list !== null && asked === JSON.stringify(anchor())) threads.value = list.items
  }
  useLive(['thread', 'comment', 'draft-thread', 'hidden'], () => anchor().page, refresh)
  return { threads, refresh }
}

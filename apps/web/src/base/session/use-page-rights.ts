import type { PageRights } from '@forkshop/api'
import { computed, onMounted, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useClient } from './use-client.ts'
import { useSession } from './use-session.ts'

export type PageRightsStore = {
  /** Null until known; the server's HTML never knows. */
  readonly rights: Readonly<ShallowRef<PageRights | null>>
  readonly may: (action: string) => boolean
  readonly signedIn: ComputedRef<boolean>
  readonly refresh: () => Promise<void>
}

/** What the reader may do on a page, asked after hydration and again when the reader signs in or out. */
export const usePageRights = (slug: () => string): PageRightsStore => {
  const client = useClient()
  const { session, ready } = useSession()
  const rights = shallowRef<PageRights | null>(null)
  const refresh = async (): Promise<void> => {
    const asked = slug()
    const answer = await client('getRights', { params: { slug: asked } }).catch(() => null)
    if (asked === slug()) rights.value = answer
  }
  onMounted(async () => {
    await ready()
    await refresh()
    watch([slug, () => session.value?.account?.id], refresh)
  })
  return {
    rights,
    may: (action) => rights.value?.allowed.includes(action) ?? false,
    signedIn: computed(() => (session.value?.account ?? null) !== null),
    refresh,
  }
}

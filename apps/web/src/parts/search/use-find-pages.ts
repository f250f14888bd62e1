import type { PageSummary } from '@forkshop/api'
import type { PageKind } from '@forkshop/domain'
import { onMounted, shallowRef, watch, type ShallowRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'

export type PagesFound = {
  /** Those of the answer that came last; null before the first. */
  readonly found: Readonly<ShallowRef<readonly PageSummary[] | null>>
  readonly failed: Readonly<ShallowRef<boolean>>
}

/** Pages of a kind for what is typed, looked for again when either changes. */
export const useFindPages = (
  wish: () => { readonly kind: PageKind; readonly typed: string },
  limit: number,
): PagesFound => {
  const client = useClient()
  const found = shallowRef<readonly PageSummary[] | null>(null)
  const failed = shallowRef(false)
  let asked = 0
  const look = async (): Promise<void> => {
    asked += 1
    const mine = asked
    const { kind, typed } = wish()
    const answer = await client('listPages', { query: { kind, q: typed, limit } }).catch(() => null)
    if (mine !== asked) return
    failed.value = answer === null
    found.value = answer?.items ?? []
  }
  onMounted(look)
  watch(wish, look)
  return { found, failed }
}

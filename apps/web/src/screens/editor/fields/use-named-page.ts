import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useClient } from '../../../base/session/use-client.ts'

const MOST_VERSIONS = 100

/**
 * What a page is called that a field names by its slug, and its versions, the newest first, without those that were
 * withdrawn. Until that is known, and for a page that one may not read, its slug stands for it.
 */
export const useNamedPage = (
  slug: () => string,
): {
  readonly title: ComputedRef<string>
  readonly versions: Readonly<ShallowRef<readonly string[]>>
} => {
  const client = useClient()
  const named = shallowRef<string | null>(null)
  const versions = shallowRef<readonly string[]>([])
  watch(
    slug,
    async (asked) => {
      named.value = null
      versions.value = []
      if (asked === '') return
      const params = { slug: asked }
      const [page, released] = await Promise.all([
        client('getPage', { params, query: {} }).catch(() => null),
        client('listVersions', { params, query: { limit: MOST_VERSIONS } }).catch(() => null),
      ])
      if (asked !== slug()) return
      named.value = page?.title ?? null
      const good = released?.items.filter(({ withdrawn }) => withdrawn === null) ?? []
      versions.value = good.map(({ version }) => version)
    },
    { immediate: true },
  )
  return { title: computed(() => named.value ?? slug()), versions }
}

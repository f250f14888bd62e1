import { computed, inject, type ComputedRef, type InjectionKey } from 'vue'
import { useSession } from './use-session.ts'

/** What a library is called that nobody named. */
export const NO_NAME = 'Forkshop'

export const siteNameKey: InjectionKey<string> = Symbol('site-name')

/** What the library is called: as the page came, then as the session tells it, so that a new name shows at once. */
export const useSiteName = (): ComputedRef<string> => {
  const told = inject(siteNameKey) ?? NO_NAME
  const { session } = useSession()
  return computed(() => session.value?.site.name ?? told)
}

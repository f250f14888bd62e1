import { shallowRef, watch, type ShallowRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'

/**
 * Whether the closing circle and the day of an event are both still to be written into its page; false for who may not
 * write them, and until it is known. `look` asks again.
 */
export const useLacksBoth = (
  event: () => string,
  mayWrite: () => boolean,
): { readonly lacksBoth: Readonly<ShallowRef<boolean>>; readonly look: () => Promise<void> } => {
  const client = useClient()
  const lacksBoth = shallowRef(false)
  const look = async (): Promise<void> => {
    const slug = event()
    const seen = mayWrite()
      ? await client('viewWholeReport', { params: { slug } }).catch(() => null)
      : null
    if (slug === event()) lacksBoth.value = seen !== null && seen.retrospective && seen.report
  }
  watch([event, mayWrite], look, { immediate: true })
  return { lacksBoth, look }
}

import type { RenderedComparison } from '@forkshop/api'
import { computed, type ComputedRef } from 'vue'
import { toEntries, walkable } from './entries.ts'
import { useChangeWords } from './use-change-words.ts'
import { changeLine, type ChangeLine } from './change-lines.ts'

/** What a draft changes, called as in a comparison; nothing while it is not known. */
export const useChangeLines = (
  comparison: () => RenderedComparison | null,
): ComputedRef<readonly ChangeLine[]> => {
  const words = useChangeWords()
  return computed(() => {
    const now = comparison()
    return now === null ? [] : walkable(toEntries(now)).map((entry) => changeLine(entry, words))
  })
}

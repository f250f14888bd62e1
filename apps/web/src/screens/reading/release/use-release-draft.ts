import type { ReleaseDraft } from '@forkshop/api'
import { onMounted, shallowRef, type ShallowRef } from 'vue'
import { useClient } from '../../../base/session/use-client.ts'

/** What a version would hold; null while it is being read, and where it cannot be. */
export type DraftedRelease = {
  readonly draft: Readonly<ShallowRef<ReleaseDraft | null>>
  readonly failed: Readonly<ShallowRef<boolean>>
}

/** Reads what the newest text of a page would be released with; `wanted` unless nothing can be released. */
export const useReleaseDraft = (
  { slug, head }: { readonly slug: string; readonly head: string },
  {
    wanted,
    onDrafted,
  }: { readonly wanted: boolean; readonly onDrafted: (draft: ReleaseDraft) => void },
): DraftedRelease => {
  const client = useClient()
  const draft = shallowRef<ReleaseDraft | null>(null)
  const failed = shallowRef(false)
  onMounted(async () => {
    if (!wanted) return
    try {
      draft.value = await client('draftVersion', { params: { slug }, query: { at: head } })
      onDrafted(draft.value)
    } catch {
      failed.value = true // the notes are written without it
    }
  })
  return { draft, failed }
}

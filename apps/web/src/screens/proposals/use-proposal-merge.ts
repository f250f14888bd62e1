import { mergeTexts, type OpenMerge } from '@forkshop/compare'
import type { ProposalView } from '@forkshop/api'
import { onMounted, shallowRef, type ShallowRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'

/** What is left to decide between page and proposal, once their texts are read. */
export const useProposalMerge = (
  view: () => ProposalView,
): {
  readonly merge: Readonly<ShallowRef<OpenMerge | null>>
  readonly failed: Readonly<ShallowRef<boolean>>
} => {
  const client = useClient()
  const merge = shallowRef<OpenMerge | null>(null)
  const failed = shallowRef(false)
  const read = async (): Promise<void> => {
    const { page, proposal } = view()
    const textAt = (at: string) => client('getText', { params: { slug: page.slug }, query: { at } })
    const [base, ours, theirs] = await Promise.all([
      textAt(proposal.base),
      textAt(page.head),
      textAt(proposal.head),
    ])
    const outcome = mergeTexts(base, ours, theirs)
    if (outcome.kind === 'conflict') merge.value = outcome
    else failed.value = true
  }
  onMounted(() =>
    read().catch(() => {
      failed.value = true
    }),
  )
  return { merge, failed }
}

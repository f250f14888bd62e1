import type { Problem } from '@forkshop/api'
import type { RevisionId } from '@forkshop/domain'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { mergeTextsBounded } from '../../texts/text-work.ts'
import type { Services } from '../../records/services/services.ts'
import type { ProposalRow } from './proposal-rows.ts'

/** What accepting a proposal now would do to the page. */
export type MergePreview = {
  readonly kind: 'clean' | 'conflict' | 'unchanged'
  readonly conflicts: NonNullable<Problem['conflicts']>
}

export type ProposalMerge =
  | { readonly kind: 'merged'; readonly text: string }
  | {
      readonly kind: 'conflict'
      readonly text: string
      readonly conflicts: NonNullable<Problem['conflicts']>
    }

/** Looks ahead at accepting a proposal on the newest text; decided ones have nothing left to do. */
export const previewMerge = async (
  services: Services,
  proposal: Pick<ProposalRow, 'page' | 'state' | 'base' | 'head'>,
): Promise<MergePreview> => {
  if (proposal.state !== 'open') return { kind: 'unchanged', conflicts: [] }
  const head = await services.library.head(pageIdOf(proposal.page))
  if (head === null) return { kind: 'unchanged', conflicts: [] }
  const previews = services.held.made.part<MergePreview>('merge-preview')
  const key = `${proposal.base} ${head} ${proposal.head}`
  const known = previews.get(key)
  if (known !== undefined) return known
  const headText = (await services.library.readText(pageIdOf(proposal.page), head)) ?? ''
  const preview = toPreview(await mergeProposal(services, proposal, headText), headText)
  previews.set(key, preview)
  return preview
}

/** Merges a proposal into a page's text: from the revision it was made on. */
export const mergeProposal = async (
  services: Services,
  proposal: Pick<ProposalRow, 'page' | 'base' | 'head'>,
  headText: string,
): Promise<ProposalMerge> => {
  const read = async (revision: RevisionId) =>
    (await services.library.readText(pageIdOf(proposal.page), revision)) ?? ''
  const [base, theirs] = await Promise.all([
    read(revisionIdOf(proposal.base)),
    read(revisionIdOf(proposal.head)),
  ])
  const merge = await mergeTextsBounded(services, base, headText, theirs)
  return merge.kind === 'merged'
    ? { kind: 'merged', text: merge.text }
    : { kind: 'conflict', text: merge.text, conflicts: [...merge.conflicts] }
}

const toPreview = (merge: ProposalMerge, headText: string): MergePreview => {
  if (merge.kind === 'conflict') return { kind: 'conflict', conflicts: merge.conflicts }
  return { kind: merge.text === headText ? 'unchanged' : 'clean', conflicts: [] }
}

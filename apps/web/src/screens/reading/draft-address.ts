import type { PageRights } from '@forkshop/api'

/** A draft that the reader left. */
export type OwnDraft = PageRights['ownDrafts'][number]

/** Where a draft is gone on with: the editor takes the shared one, or the reader's own with what it is for. */
export const draftAddress = (
  path: string,
  { purpose, proposal, ideas, event }: Pick<OwnDraft, 'purpose' | 'proposal' | 'ideas' | 'event'>,
): { readonly path: string; readonly query: Readonly<Record<string, string>> } => {
  const to = `${path}/edit`
  if (purpose === 'page') return { path: to, query: {} }
  if (proposal !== null) return { path: to, query: { proposal: String(proposal) } }
  return {
    path: to,
    query: {
      propose: '1',
      ...(ideas.length > 0 && { ideas: ideas.join(',') }),
      ...(event !== null && { event }),
    },
  }
}

import type { PageRights } from '@forkshop/api'
import { z } from 'zod'
import type { Services } from '../services/services.ts'

type OwnDraft = PageRights['ownDrafts'][number]

const idsSchema = z.array(z.string())

/**
 * Open drafts of a page in which somebody wrote: the shared one, and their own of proposals, the last written first.
 * Left out is what cannot be gone on with: drafts set aside, of decided proposals, for ideas that are not open any more.
 */
export async function ownDrafts(
  { database }: Pick<Services, 'database'>,
  page: string,
  user: string,
): Promise<readonly OwnDraft[]> {
  const rows = await database
    .selectFrom('draft')
    .innerJoin('draft_writer', 'draft_writer.draft', 'draft.id')
    .leftJoin('proposal', (join) =>
      join
        .onRef('proposal.page', '=', 'draft.page')
        .onRef('proposal.number', '=', 'draft.proposal'),
    )
    .select([
      'draft.id',
      'draft.purpose',
      'draft.owner',
      'draft.proposal',
      'draft.ideas',
      'draft.event',
      'draft.updated',
      'proposal.state',
    ])
    .where('draft.page', '=', page)
    .where('draft_writer.user', '=', user)
    .where('draft.closed', 'is', null)
    .where('draft.quarantined', 'is', null)
    .orderBy('draft.updated', 'desc')
    .execute()
  const open = rows.filter(
    ({ purpose, owner, proposal, state }) =>
      purpose === 'page' || (owner === user && (proposal === null || state === 'open')),
  )
  const answered = open.map(({ ideas }) => idsSchema.parse(JSON.parse(ideas)))
  const openIdeas = await stillOpen({ database }, { page, ids: answered.flat() })
  return open.flatMap(({ id, purpose, proposal, event, updated }, at): readonly OwnDraft[] => {
    const ideas = answered[at] ?? []
    if (!ideas.every((idea) => openIdeas.has(idea))) return []
    return [
      { id, purpose: purpose === 'page' ? 'page' : 'proposal', proposal, ideas, event, updated },
    ]
  })
}

async function stillOpen(
  { database }: Pick<Services, 'database'>,
  { page, ids }: { readonly page: string; readonly ids: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await database
    .selectFrom('idea')
    .select('id')
    .where('id', 'in', ids)
    .where('page', '=', page)
    .where('state', '=', 'open')
    .where('hidden', 'is', null)
    .where('deleted', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

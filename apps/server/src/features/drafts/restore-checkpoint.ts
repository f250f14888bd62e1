import type { CallAnswer, CheckpointReason } from '@forkshop/api'
import { ProblemError } from '../../base/problem-error.ts'
import { requireRoom } from '../../base/disk/no-room.ts'
import type { Services } from '../../records/services/services.ts'
import { mergeUpdates } from '../../texts/jobs/draft-copy.ts'
import { insertCheckpoint } from './checkpoint-rows.ts'
import { requireOpenDraft, type DraftRow } from './draft-rows.ts'
import { baseTextOf } from './draft-view.ts'
import { rebaseDraft } from './draft-work.ts'
import type { Live } from './live.ts'
import { readCheckpoint } from './view-checkpoint.ts'

/** Keeps a draft as it is on disk (`updates`), before somebody's act; the number of the checkpoint that says it. */
export const keepCheckpoint = async (
  services: Services,
  {
    draft,
    updates,
    why,
    user,
  }: {
    readonly draft: Pick<DraftRow, 'id' | 'base'>
    readonly updates: readonly Uint8Array[]
    readonly why: CheckpointReason
    readonly user: string
  },
): Promise<number> => {
  await requireRoom(services)
  const payload = mergeUpdates(updates)
  return insertCheckpoint(services, { draft, why, user, payload })
}

/**
 * Makes a draft say what a checkpoint of it says, as one later edit for everybody in its room. What it
 * said until now is kept first. The page as it was brought in since then stays: both are merged, and
 * what both changed stands in the draft as conflicts. Throws `conflict` for texts that can only be
 * decided as a whole.
 */
export const restoreCheckpoint = (
  services: Services,
  live: Live,
  request: { readonly draft: DraftRow; readonly id: number; readonly user: string },
): Promise<CallAnswer<'restoreCheckpoint'>> =>
  live.freeze(request.draft.id, async () => {
    const draft = await requireOpenDraft(services, request.draft.id)
    const { text, baseText } = await readCheckpoint(services, draft, request.id)
    const updates = await live.readUpdates(draft.id)
    const job = {
      updates,
      baseText,
      headText: await baseTextOf(services, draft),
      draftText: text,
      head: draft.base,
    }
    const rebased = await rebaseDraft(services, { ...job, facts: {} })
    const asked =
      rebased.kind === 'facts'
        ? await rebaseDraft(services, { ...job, facts: asThen(rebased.conflicts) })
        : rebased
    if (asked.kind !== 'rebased') throw new ProblemError('conflict', 'checkpoint-too-far')
    const why = 'restore'
    const kept = await keepCheckpoint(services, { draft, updates, why, user: request.user })
    await live.write(draft.id, asked.update)
    live.tell(draft.id, { kind: 'much-deleted', checkpoint: null, by: '' })
    return { result: { conflicts: asked.conflicts, kept }, closed: null }
  })

/** Facts that both changed say what they said then. */
const asThen = (conflicts: readonly { readonly path: string }[]): Record<string, 'draft'> =>
  Object.fromEntries(conflicts.map(({ path }) => [path, 'draft'] as const))

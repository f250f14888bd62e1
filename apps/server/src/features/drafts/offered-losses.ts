import type { DraftLoss } from '@forkshop/api'
import { draftWords, insertPassage, notStanding } from '@forkshop/document'
import * as Y from 'yjs'
import { requireRoom } from '../../base/disk/no-room.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { namesOfAccounts } from '../../records/accounts/names.ts'
import type { Services } from '../../records/services/services.ts'
import { requireOpenDraft, type DraftRow } from './draft-rows.ts'
import type { Live } from './live.ts'
import { readLosses, settleLoss, toDraftLoss } from './loss-rows.ts'

/** Letters of a stretch of words that stands in a text by more than chance. */
const LEAST_STANDING = 24

type Asked = { readonly draft: DraftRow; readonly id: string; readonly user: string }

/** What a draft lost and nobody decided on, but for what stands in it all the same: the caller's own first. */
export const offeredLosses = async (
  services: Services,
  live: Live,
  { draft, user }: Pick<Asked, 'draft' | 'user'>,
): Promise<readonly DraftLoss[]> => {
  await live.losses.kept(draft.id)
  const open = (await readLosses(services, draft.id)).filter(({ settled }) => settled === null)
  if (open.length === 0) return []
  const text = await live.look(draft.id, draftWords)
  const offered = new Map(notStanding(open, text, LEAST_STANDING).map((one) => [one.id, one.words]))
  const people = open.flatMap((one) => [one.user, one.takenBy].filter((id) => id !== null))
  const names = await namesOfAccounts(services, people)
  return open
    .flatMap((one) => {
      const words = offered.get(one.id)
      return words === undefined ? [] : toDraftLoss({ ...one, words }, { names, to: user })
    })
    .toReversed()
    .toSorted((a, b) => Number(b.own) - Number(a.own))
}

/**
 * Puts lost words into a draft again, for everybody in its room, also such as were dismissed. Nothing where that was
 * done already; throws `not-found` for what was never offered.
 */
export const bringBackLoss = async (
  services: Services,
  live: Live,
  asked: Asked,
): Promise<void> => {
  await live.losses.kept(asked.draft.id)
  await live.freeze(asked.draft.id, async () => {
    const draft = await requireOpenDraft(services, asked.draft.id)
    const loss = await requireLoss(services, { ...asked, draft })
    if (loss.settled !== 'back') {
      await requireRoom(services)
      const update = await live.look(draft.id, (ydoc) => passageFor(ydoc, loss))
      // with the order reversed a kill between the two would take the words for good
      await live.write(draft.id, update)
      await settleLoss(services, draft.id, { id: loss.id, as: 'back' })
      live.losses.settle(draft.id, loss.id)
    }
    return { result: null, closed: null }
  })
  await live.losses.kept(asked.draft.id)
}

/** Offers lost words no more. Throws `forbidden` unless the caller wrote them, or nobody knows who did. */
export const dismissLoss = async (services: Services, live: Live, asked: Asked): Promise<void> => {
  await live.losses.kept(asked.draft.id)
  const loss = await requireLoss(services, asked)
  if (loss.user !== null && loss.user !== asked.user) {
    throw new ProblemError('forbidden', 'loss-of-others')
  }
  if (loss.settled !== null) return
  await settleLoss(services, asked.draft.id, { id: loss.id, as: 'dismissed' })
  live.losses.settle(asked.draft.id, loss.id)
  await live.losses.kept(asked.draft.id)
}

const requireLoss = async (services: Services, { draft, id }: Asked) => {
  const loss = (await readLosses(services, draft.id)).find((one) => one.id === id)
  if (loss === undefined) throw new ProblemError('not-found', 'loss-not-found')
  return loss
}

type Loss = Awaited<ReturnType<typeof readLosses>>[number]

/** The update that puts lost words into a draft. */
const passageFor = (ydoc: Y.Doc, { words, at, near }: Loss): Uint8Array => {
  const copy = new Y.Doc()
  try {
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc))
    const before = Y.encodeStateVector(copy)
    insertPassage(copy, words, { at, near })
    return Y.encodeStateAsUpdate(copy, before)
  } finally {
    copy.destroy()
  }
}

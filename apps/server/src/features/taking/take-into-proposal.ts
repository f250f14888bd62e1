import type { CallAnswer } from '@forkshop/api'
import { firstLine, wordLimits } from '@forkshop/domain'
import type { Services } from '../../records/services/services.ts'
import { makeProposal } from '../proposals/make-proposal.ts'
import { nothingTaken, sourceOf, takenText, type Taking } from './taking.ts'
import { takenMedia } from './taken-media.ts'

/** Proposes a page with what is taken. */
export async function takeIntoProposal(
  services: Services,
  taking: Taking,
): Promise<CallAnswer<'takeFromUpstream'>> {
  const { pages, read, wish } = taking
  const text = await takenText(services, taking)
  if (text === read.pair.texts.own) return nothingTaken
  const { takenFrom, coAuthors } = sourceOf({ ...taking, isAll: false })
  const { number } = await makeProposal(services, pages.page, {
    text,
    base: read.pair.base,
    title: wish.title ?? firstLine(wish.reason, wordLimits.title),
    reason: wish.reason,
    actor: wish.actor,
    coAuthors,
    media: await takenMedia(services, taking, text),
    ideas: [],
    event: null,
    takenFrom,
  })
  return { ...nothingTaken, unchanged: false, proposal: number }
}

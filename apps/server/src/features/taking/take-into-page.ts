import type { CallAnswer } from '@forkshop/api'
import { ForkshopError } from '@forkshop/domain'
import { ProblemError } from '../../base/problem-error.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { authorOf } from '../../records/accounts/author.ts'
import { toRevisionView } from '../../records/pages/views.ts'
import type { Services } from '../../records/services/services.ts'
import { requireGoodText } from '../../texts/check-text.ts'
import { publishComposed, requirePublished } from '../pages/writing/publish.ts'
import { TAKEN_FROM } from '../proposals/proposal-commit.ts'
import { nothingTaken, sourceOf, takenText, type Taking } from './taking.ts'
import { takenMedia } from './taken-media.ts'

/** Publishes a page with what is taken, as one revision. Throws `changed` where the page moved on meanwhile. */
export async function takeIntoPage(
  services: Services,
  taking: Taking,
): Promise<CallAnswer<'takeFromUpstream'>> {
  const { pages, read, wish } = taking
  const { page } = pages
  const text = await takenText(services, taking)
  requireGoodText(text)
  const { takenFrom, alsoParents, coAuthors } = sourceOf(taking)
  const outcome = await publishComposed(services, {
    page,
    reason: wish.reason,
    author: authorOf(services, wish.actor),
    coAuthors,
    trailers: [{ key: TAKEN_FROM, value: takenFrom }],
    alsoParents,
    media: await takenMedia(services, taking, text),
    compose: async (head) => {
      if (head !== read.pair.base) throw new ProblemError('changed', 'upstream-changed')
      return { kind: 'text', text, merged: true }
    },
  })
  const published = requirePublished(outcome)
  if (published.kind === 'unchanged') return nothingTaken
  const revision = await services.library.revision(pageIdOf(page.id), published.revision)
  if (revision === null) throw new ForkshopError('missing-revision', { page: page.id })
  return { ...nothingTaken, unchanged: false, revision: toRevisionView(revision) }
}

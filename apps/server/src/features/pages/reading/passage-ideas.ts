import type { PassageIdea } from '@forkshop/api'
import { ideaStates } from '@forkshop/domain'
import { readAs, type ShownName } from '../../../base/shown.ts'
import type { Services } from '../../../records/services/services.ts'
import { arrivedIn } from '../../../records/pages/arrived-in.ts'
import { isOfGuest } from '../../../records/said/said.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'

/** Ideas that a reading page shows at most. */
const MAX_IDEAS = 500

/**
 * Ideas on a page as they are shown beside its passages, oldest first; of one event when given,
 * whatever it was called when they were said.
 */
export async function passageIdeas(
  services: Services,
  page: PageRow,
  event?: Pick<PageRow, 'id'>,
): Promise<PassageIdea[]> {
  const names: ShownName[] = [`voices ${page.id}`]
  if (event !== undefined) names.push(`page ${event.id}`)
  const rows = await readAs(names, () => ideaRows(services, page, event))
  return Promise.all(
    rows.map(async ({ accepted_revision, support, state, author, ...idea }) => ({
      ...idea,
      byGuest: isOfGuest(author),
      state: ideaStates.find((known) => known === state) ?? 'open',
      support: Number(support ?? 0),
      version:
        accepted_revision === null ? null : await arrivedIn(services, page, accepted_revision),
    })),
  )
}

function ideaRows({ database }: Services, page: Pick<PageRow, 'id'>, event?: Pick<PageRow, 'id'>) {
  return database
    .selectFrom('idea')
    .leftJoin('proposal', (join) =>
      join.onRef('proposal.page', '=', 'idea.page').onRef('proposal.number', '=', 'idea.proposal'),
    )
    .select(['idea.id', 'idea.text', 'idea.state', 'idea.event', 'idea.quote', 'idea.prefix'])
    .select(['idea.observed'])
    .select(['idea.suffix', 'idea.proposal', 'proposal.accepted_revision'])
    .select(['idea.author_name as by', 'idea.created as time', 'idea.author'])
    .select((eb) =>
      eb
        .selectFrom('idea_support')
        .select(eb.fn.countAll().as('count'))
        .whereRef('idea_support.idea', '=', 'idea.id')
        .as('support'),
    )
    .where('idea.page', '=', page.id)
    .where('idea.deleted', 'is', null)
    .where('idea.hidden', 'is', null)
    .$if(event !== undefined, (query) =>
      query.where('idea.event', 'in', (eb) =>
        eb
          .selectFrom('page_slug')
          .select('page_slug.slug')
          .where('page_slug.page', '=', event?.id ?? ''),
      ),
    )
    .orderBy('idea.created')
    .orderBy('idea.id')
    .limit(MAX_IDEAS)
    .execute()
}

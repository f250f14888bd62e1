import type { Me } from '@forkshop/api'
import type { Account } from '../../base/http/signed-in.ts'
import { saidBy } from '../ideas/said-by.ts'
import type { Services } from '../../records/services/services.ts'
import { isFresh, isLastAdmin } from './may-close.ts'
import { eventsOf } from './own-events.ts'
import { draftsOf, favouritesOf, isReadable, keptPages, proposalsOf } from './own-lines.ts'
import { readPersonWords } from './person-rows.ts'

/** Ideas that one’s own page begins with. */
const MAX_IDEAS = 100

/** All that is somebody’s own, as far as they may read it now. */
export async function viewMe(services: Services, actor: Account): Promise<Me> {
  const [account, person, drafts, ideas, proposals, pages, events, favourites] = await Promise.all([
    services.database
      .selectFrom('user')
      .select(['name', 'email', 'createdAt'])
      .where('id', '=', actor.id)
      .executeTakeFirstOrThrow(),
    readPersonWords(services, actor.id),
    draftsOf(services, actor),
    saidBy(services, actor.id, actor),
    proposalsOf(services, actor.id, isReadable(actor)),
    keptPages(services, actor),
    eventsOf(services, actor),
    favouritesOf(services, actor),
  ])
  const { name, email, createdAt } = account
  const { words, place, settings } = person
  return {
    person: {
      id: actor.id,
      name,
      email,
      words,
      place,
      since: new Date(createdAt).toISOString(),
    },
    settings,
    drafts,
    ideas: { items: ideas.items.slice(0, MAX_IDEAS), pages: ideas.pages },
    proposals,
    pages,
    events,
    favourites,
    isFresh: await isFresh(services, actor),
    isLastAdmin: await isLastAdmin(services.database, actor.id),
  }
}

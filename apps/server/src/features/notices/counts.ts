import type { Services } from '../../records/services/services.ts'
import { isWhatHappened, shownNotices, type Owner } from './shown-rows.ts'
import { countWaiting } from './waiting.ts'

/** How far unread notices are counted. */
const MAX_COUNTED = 1000

/** What a bell shows. */
export async function countsOf(
  services: Services,
  owner: Owner,
): Promise<{ readonly unread: number; readonly waiting: number }> {
  const [unread, waiting] = await Promise.all([
    countUnread(services, owner),
    countWaiting(services, owner),
  ])
  return { unread, waiting }
}

async function countUnread(services: Services, owner: Owner): Promise<number> {
  const first = shownNotices(services, owner)
    .where('n.read', 'is', null)
    .where(isWhatHappened(owner))
    .select('n.act')
    .limit(MAX_COUNTED)
  const row = await services.database
    .selectFrom(first.as('unread'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

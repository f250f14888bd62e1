import { pageIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { isStart } from './start-rows.ts'
import type { DraftRow } from './draft-rows.ts'

/**
 * The page's newest revision when a draft does not hold it yet, else null. A draft that changes a
 * proposal starts from the proposal: what the page says meanwhile is brought in on its screen.
 */
export const movedHead = async (services: Services, draft: DraftRow): Promise<string | null> => {
  if (draft.proposal !== null || isStart(draft)) return null
  const head = await services.library.head(pageIdOf(draft.page))
  return head === draft.base ? null : head
}

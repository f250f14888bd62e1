import type { RevisionId } from '@forkshop/domain'
import type { Services } from '../services/services.ts'
import { pageIdOf } from '../../base/row-ids.ts'

/**
 * Whether a revision was ever the text of a page (or of what it was forked from): one of a proposal
 * that was not accepted is none.
 */
export async function isOnMainLine(
  services: Services,
  page: string,
  revision: RevisionId,
): Promise<boolean> {
  const id = pageIdOf(page)
  const head = await services.library.head(id)
  if (head === null || (await services.library.revision(id, revision)) === null) return false
  const base = await services.library.mergeBase(
    { page: id, revision },
    { page: id, revision: head },
  )
  return base === revision
}

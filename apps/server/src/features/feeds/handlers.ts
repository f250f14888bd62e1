import type { Handlers } from '../../base/http/handler.ts'
import { requireAccount } from '../../base/http/signed-in.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPage } from '../../records/pages/find-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { namedPages, ownClosedPages } from '../notices/named-pages.ts'
import {
  endFeedAddress,
  feedAddressesOf,
  makeFeedAddress,
  renewFeedAddress,
  subjectOf,
} from './feed-addresses.ts'

/** Calls about the secret addresses of one's own feeds. */
export const feedHandlers = (
  services: Services,
): Handlers<'listFeeds' | 'createFeed' | 'renewFeed' | 'deleteFeed'> => ({
  async listFeeds(_call, { actor }) {
    const owner = requireAccount(actor)
    const rows = await feedAddressesOf(services, owner.id)
    const ids = rows.flatMap(({ page }) => page ?? [])
    const [{ byId }, pages] = await Promise.all([
      namedPages(services, owner, { slugs: [], ids }),
      ownClosedPages(services, owner.id),
    ])
    return {
      items: rows.map((row) => {
        const page = byId.get(row.page ?? '')
        return {
          id: row.id,
          of: subjectOf(row),
          ...(page && { page }),
          created: row.created,
          lastUsed: row.last_used,
        }
      }),
      pages,
    }
  },

  async createFeed({ body }, { actor }) {
    const owner = requireAccount(actor)
    if (body.of !== 'page') return makeFeedAddress(services, owner.id, { of: body.of, page: null })
    const page = await findPage(services, body.page, owner)
    await requireRight(services, owner, 'read', page)
    return makeFeedAddress(services, owner.id, { of: 'page', page: page.id })
  },

  async renewFeed({ params }, { actor }) {
    const made = await renewFeedAddress(services, requireAccount(actor).id, params.id)
    if (made !== null) return made
    throw new ProblemError('not-found', 'feed-not-found')
  },

  async deleteFeed({ params }, { actor }) {
    if (await endFeedAddress(services, requireAccount(actor).id, params.id)) return {}
    throw new ProblemError('not-found', 'feed-not-found')
  },
})

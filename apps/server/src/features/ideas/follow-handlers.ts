import type { Actor, Handlers } from '../../base/http/handler.ts'
import { readPhotograph } from '../photographs/photograph-files.ts'
import { toBytes } from '../photographs/photograph-view.ts'
import { notThere } from '../photographs/reach-photograph.ts'
import type { Services } from '../../records/services/services.ts'
import { endFollow, findFollowed } from './follow.ts'
import { photographOf, photographsWith } from './followed-photographs.ts'
import { OWN, saidBy } from './said-by.ts'

export type FollowNames = 'viewFollowed' | 'endFollowed' | 'getFollowedPhotograph'

/** Who has a link is nobody in particular: they see of the pages what everybody does. */
const anybody: Actor = { kind: 'visitor' }

/** Calls by the link of a guest. They read, or end the link: what was said stays as it is. */
export const followHandlers = (services: Services): Handlers<FollowNames> => ({
  async viewFollowed({ params }, { setHeader }) {
    setHeader('Cache-Control', OWN)
    const { author, name } = await findFollowed(services, params.key)
    const { items, pages } = await saidBy(services, author, anybody)
    return { name, items, pages, photographs: await photographsWith(services, author, items) }
  },

  async endFollowed({ params }) {
    await endFollow(services, params.key)
    return {}
  },

  async getFollowedPhotograph({ params, query }) {
    const { author } = await findFollowed(services, params.key)
    const row = await photographOf(services, author, { id: params.id, reader: anybody })
    const bytes = row === null ? null : await readPhotograph(services, row, query.size)
    if (bytes === null) throw notThere()
    return toBytes(bytes, 'nobody')
  },
})

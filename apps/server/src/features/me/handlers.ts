import type { Handlers } from '../../base/http/handler.ts'
import { requireAccount } from '../../base/http/signed-in.ts'
import type { Services } from '../../records/services/services.ts'
import type { Live } from '../drafts/live.ts'
import { draftsOf } from './own-lines.ts'
import { choiceCookies } from '../accounts/choice-cookies.ts'
import { findFollowed } from '../ideas/follow.ts'
import { closeAccount } from './close-account.ts'
import { discardedDrafts } from './discarded-drafts.ts'
import { dropFavourite, isFavourite, keepFavourite } from './favourites.ts'
import { forgetGuest } from './forget-guest.ts'
import { requireOneself } from './may-close.ts'
import { keepPersonWords } from './person-rows.ts'
import { dataOfAccount, dataOfGuest } from './take-data.ts'
import { viewMe } from './view-me.ts'
import { changesOfPerson, viewPerson } from './view-person.ts'

type Names =
  | 'viewMe'
  | 'changeMe'
  | 'takeMyData'
  | 'deleteMe'
  | 'getFavourite'
  | 'keepFavourite'
  | 'dropFavourite'
  | 'viewPerson'
  | 'listPersonChanges'
  | 'listMyDrafts'
  | 'takeFollowedData'
  | 'forgetFollowed'
  | 'listDiscardedDrafts'

/** Calls about oneself, and about people. */
export const meHandlers = (services: Services, live: Live): Handlers<Names> => ({
  viewMe: (_call, { actor }) => viewMe(services, requireAccount(actor)),

  async changeMe({ body }, { actor, setHeader }) {
    const { id } = requireAccount(actor)
    const { words, place, settings } = await keepPersonWords(services, id, body)
    for (const one of await choiceCookies(services, id)) setHeader('set-cookie', one)
    return { ...settings, words, place }
  },

  takeMyData: (_call, { actor }) => dataOfAccount({ services, live }, requireAccount(actor).id),

  async deleteMe({ body }, context) {
    const actor = requireAccount(context.actor)
    await requireOneself(services, actor, body.password)
    await closeAccount(services, live, { actor, name: body.name })
    return {}
  },

  async getFavourite({ params }, { actor }) {
    return { kept: await isFavourite(services, requireAccount(actor), params.slug) }
  },

  async keepFavourite({ params }, { actor }) {
    await keepFavourite(services, requireAccount(actor), params.slug)
    return {}
  },

  async dropFavourite({ params }, { actor }) {
    await dropFavourite(services, requireAccount(actor), params.slug)
    return {}
  },

  async listMyDrafts(_call, { actor }) {
    return { items: await draftsOf(services, requireAccount(actor)) }
  },

  async listDiscardedDrafts(_call, { actor }) {
    return { items: await discardedDrafts(services, requireAccount(actor)) }
  },

  viewPerson: ({ params }) => viewPerson(services, params.id),

  listPersonChanges: ({ params, query }) => changesOfPerson(services, params.id, query),

  async takeFollowedData({ params }) {
    const { author } = await findFollowed(services, params.key)
    return dataOfGuest({ services, live }, author)
  },

  async forgetFollowed({ params, body }) {
    const { author } = await findFollowed(services, params.key)
    await forgetGuest(services, author, body.name)
    return {}
  },
})

import type { Handlers, RequestContext } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { announcing } from '../../records/live/announce-live.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { comingOf } from './event-frame.ts'
import { findListed, listRegistrations, registrationTable, toListed } from './list-registrations.ts'
import { keepLink, onlineLinkFor } from './online-link.ts'
import { cancel, changeOwn, openRegistration, viewOwn } from './own-registration.ts'
import { register, whoComes } from './register.ts'
import { registrationCookie, registrationOfBrowser } from './registration-cookie.ts'

type Names =
  | 'listRegistrations'
  | 'exportRegistrations'
  | 'register'
  | 'markRegistration'
  | 'removeRegistration'
  | 'nameRegistrar'
  | 'dropRegistrar'
  | 'findOwnRegistration'
  | 'getRegistration'
  | 'changeRegistration'
  | 'cancelRegistration'
  | 'getOnline'
  | 'setOnline'

/** Calls about who comes to an event, and about the link of one that is online. */
export const registrationHandlers = (services: Services): Handlers<Names> => {
  const onPage = onPageOf(services)
  /** The browser of who holds a key knows it from then on. */
  const own = async (key: string, { setHeader }: Pick<RequestContext, 'setHeader'>) => {
    const opened = await openRegistration(services, key)
    const held = opened.row.state === 'cancelled' ? null : key
    setHeader('Set-Cookie', registrationCookie(services, opened.page.id, held))
    setHeader('Cache-Control', OWN)
    return viewOwn(services, opened)
  }
  return {
    ...listHandlers(services),

    register: onPage('register', async ({ body }, { actor, page, address, setHeader }) => {
      requireEvent(page)
      if (body.walkIn === true) await requireRight(services, actor, 'registrations', page)
      const row = await register(services, page, body, { address })
      if (row.walk_in === 1) return viewOwn(services, { row, page })
      return own(body.key, { setHeader })
    }),

    findOwnRegistration: onPage(
      'findOwnRegistration',
      async (_call, { page, cookie, setHeader }) => {
        setHeader('Cache-Control', OWN)
        const found = await registrationOfBrowser(services, page.id, cookie)
        const state = found === null ? null : found.row.state === 'waiting' ? 'waiting' : 'placed'
        return { key: found?.key ?? null, state, coming: await comingOf(services, page) }
      },
    ),

    getRegistration: async ({ params }, context) => own(params.key, context),

    async changeRegistration({ params, body }, context) {
      await changeOwn(services, params.key, body)
      return own(params.key, context)
    },

    async cancelRegistration({ params }, context) {
      const { row, page } = await openRegistration(services, params.key)
      if (row.state !== 'cancelled' && row.erased === null) await cancel(services, page, row.id)
      return own(params.key, context)
    },

    getOnline: onPage('getOnline', async (_call, { actor, cookie, page, setHeader }) => {
      requireEvent(page)
      setHeader('Cache-Control', OWN)
      return onlineLinkFor(services, page, { actor, cookie })
    }),

    setOnline: onPage('setOnline', async ({ body }, { page }) => {
      requireEvent(page)
      await keepLink(services, page, body.url)
      return {}
    }),
  }
}

/** What is answered for who asks alone, and kept by nobody. */
const OWN = 'private, no-store'

type ListNames =
  | 'listRegistrations'
  | 'exportRegistrations'
  | 'markRegistration'
  | 'removeRegistration'
  | 'nameRegistrar'
  | 'dropRegistrar'

/** Calls of those who lead, about the list. */
const listHandlers = (services: Services): Handlers<ListNames> => {
  const onPage = onPageOf(services)
  const { database } = services
  return {
    listRegistrations: onPage('listRegistrations', async (_call, { page, role, setHeader }) => {
      requireEvent(page)
      setHeader('Cache-Control', OWN)
      const list = await listRegistrations(services, page)
      return { ...list, mayName: role === 'maintainer' || role === 'admin' }
    }),

    exportRegistrations: onPage('exportRegistrations', async (_call, { page, language }) => {
      requireEvent(page)
      return {
        kind: 'bytes',
        bytes: Buffer.from(await registrationTable(services, page, language)),
        type: 'text/csv; charset=utf-8',
        keptBy: 'caller',
        headers: { 'content-disposition': `attachment; filename="${page.slug}.csv"` },
      }
    }),

    markRegistration: onPage('markRegistration', async ({ params, body }, { page }) => {
      const row = await findListed(services, page, params.id)
      const present = body.present ? 1 : 0
      await announcing(services, async (transaction, announce) => {
        await transaction
          .updateTable('registration')
          .set({ present })
          .where('id', '=', row.id)
          .where('state', '!=', 'cancelled')
          .execute()
        await announce(whoComes(page.id))
      })
      services.events.emit({ kind: 'page-changed', page: page.id, only: 'registrations' })
      return toListed({ ...row, present })
    }),

    removeRegistration: onPage('removeRegistration', async ({ params }, { page }) => {
      const { id } = await findListed(services, page, params.id)
      await cancel(services, page, id)
      return {}
    }),

    nameRegistrar: onPage('nameRegistrar', async ({ params }, { page }) => {
      requireEvent(page)
      const user = await database
        .selectFrom('user')
        .select('id')
        .where('id', '=', params.user)
        .executeTakeFirst()
      if (user === undefined) throw new ProblemError('not-found', 'user-not-found')
      await database
        .insertInto('registrar')
        .values({ event: page.id, user: user.id, since: services.clock().toISOString() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      services.events.emit({ kind: 'rights-changed', page: page.id, user: user.id })
      return {}
    }),

    dropRegistrar: onPage('dropRegistrar', async ({ params }, { page }) => {
      await database
        .deleteFrom('registrar')
        .where('event', '=', page.id)
        .where('user', '=', params.user)
        .execute()
      services.events.emit({ kind: 'rights-changed', page: page.id, user: params.user })
      return {}
    }),
  }
}

function requireEvent(page: PageRow): void {
  if (page.kind === 'event') return
  throw new ProblemError('not-found', 'event-not-found', { values: { slug: page.slug } })
}

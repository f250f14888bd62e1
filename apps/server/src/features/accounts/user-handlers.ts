import { z } from 'zod'
import type { Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import type { Services } from '../../records/services/services.ts'
import { adminActs, noteAct, type AdminAct } from './admin-acts.ts'
import { createLink, dropLinks } from './links.ts'
import { keepAllMoments } from '../../records/words/event-moments.ts'
import { readSiteSettings, writeSiteSettings } from '../../records/accounts/site-settings.ts'
import { endSessions, toAccountView } from './users.ts'

/** How many people a search by name answers. */
const FOUND_PEOPLE = 20

/** Accounts and the settings of the site. */
export function userHandlers(
  services: Services,
): Handlers<
  | 'listUsers'
  | 'findPeople'
  | 'changeUser'
  | 'createPasswordLink'
  | 'listAdminActs'
  | 'getSettings'
  | 'changeSettings'
> {
  const { database, events } = services
  return {
    async listUsers({ query }) {
      const [after] = parseCursor(query.cursor, userPlace) ?? [null]
      const rows = await database
        .selectFrom('user')
        .selectAll()
        .$if(after !== null, (select) => select.where('id', '>', after ?? ''))
        .orderBy('id')
        .limit(query.limit + 1)
        .execute()
      const items = rows.slice(0, query.limit)
      const last = items.at(-1)
      return {
        items: items.map((row) => ({
          ...toAccountView(row),
          banned: row.banned === 1,
          created: new Date(row.createdAt).toISOString(),
        })),
        nextCursor: rows.length > query.limit && last !== undefined ? toCursor([last.id]) : null,
      }
    },

    async findPeople({ query }) {
      const words = query.q.trim().toLowerCase()
      const items = await database
        .selectFrom('user')
        .select(['id', 'name'])
        .where('banned', '=', 0)
        .where(({ fn }) => fn<string>('lower', ['name']), 'like', `%${toLikeText(words)}%`)
        .orderBy('name')
        .limit(FOUND_PEOPLE)
        .execute()
      return { items }
    },

    async changeUser({ params, body }, { actor }) {
      const own = actor.kind === 'account' && actor.id === params.id
      if (own && (body.admin === false || body.banned === true)) {
        throw new ProblemError('invalid', 'own-account')
      }
      const row = await database.transaction().execute(async (transaction) => {
        const changed = await transaction
          .updateTable('user')
          .set({
            updatedAt: services.clock().toISOString(),
            ...(body.admin === undefined ? {} : { admin: body.admin ? 1 : 0 }),
            ...(body.banned === undefined ? {} : { banned: body.banned ? 1 : 0 }),
          })
          .where('id', '=', params.id)
          .returningAll()
          .executeTakeFirst()
        if (changed === undefined) throw new ProblemError('not-found', 'user-not-found')
        for (const act of actsOf(body)) {
          await noteAct(services, transaction, { by: actor, act, about: params.id })
        }
        if (body.banned === true) {
          await endSessions(transaction, params.id)
          await dropLinks(transaction, params.id)
        }
        return changed
      })
      events.emit({ kind: 'rights-changed', page: null, user: params.id })
      if (body.banned === true) events.emit({ kind: 'signed-out', user: params.id })
      return toAccountView(row)
    },

    async createPasswordLink({ params }, { actor }) {
      const by = actor.kind === 'account' ? actor.id : null
      // A session that somebody left open must not be worth a password.
      if (by === params.id) throw new ProblemError('invalid', 'own-password')
      const user = await database
        .selectFrom('user')
        .select('id')
        .where('id', '=', params.id)
        .executeTakeFirst()
      if (user === undefined) throw new ProblemError('not-found', 'user-not-found')
      await noteAct(services, database, { by: actor, act: 'password-link', about: user.id })
      const made = await createLink(services, 'reset', user.id)
      services.log.warn({ by, account: user.id }, 'a link for a new password was made')
      return made
    },

    async listAdminActs({ query: { cursor, limit } }) {
      const [at, id] = parseCursor(cursor, actPlace) ?? [null, null]
      const rows = await database
        .selectFrom('admin_act')
        .leftJoin('user as doer', 'doer.id', 'admin_act.by')
        .leftJoin('user as target', 'target.id', 'admin_act.about')
        .select(['admin_act.id', 'admin_act.at', 'admin_act.act'])
        .select(['doer.name as by', 'target.name as about'])
        .$if(at !== null, (select) =>
          select.where((row) =>
            row.or([
              row('admin_act.at', '<', at ?? ''),
              row.and([row('admin_act.at', '=', at ?? ''), row('admin_act.id', '<', id ?? '')]),
            ]),
          ),
        )
        .orderBy('admin_act.at', 'desc')
        .orderBy('admin_act.id', 'desc')
        .limit(limit + 1)
        .execute()
      const items = rows.slice(0, limit).flatMap((row) => {
        const act = adminActs.find((one) => one === row.act)
        return act === undefined ? [] : [{ ...row, act, about: row.about ?? '' }]
      })
      const last = rows.slice(0, limit).at(-1)
      return {
        items,
        nextCursor: rows.length > limit && last !== undefined ? toCursor([last.at, last.id]) : null,
      }
    },

    getSettings: () => readSiteSettings(services),

    async changeSettings({ body }) {
      await writeSiteSettings(database, body)
      if (body.timezone !== undefined) await keepAllMoments(database, 'all')
      events.emit({ kind: 'rights-changed', page: null, user: null })
      return readSiteSettings(services)
    },
  }
}

/** Place in the list of accounts: the id of the last one seen. */
const userPlace = z.tuple([z.string()])

/** Place in the log of acts: when the last one seen was done, and its id. */
const actPlace = z.tuple([z.string(), z.string()])

function actsOf(body: {
  readonly admin?: boolean | undefined
  readonly banned?: boolean | undefined
}): readonly AdminAct[] {
  return [
    ...(body.admin === undefined ? [] : ([body.admin ? 'make-admin' : 'unmake-admin'] as const)),
    ...(body.banned === undefined ? [] : ([body.banned ? 'ban' : 'unban'] as const)),
  ]
}

/** Text without the signs that `like` reads as wild cards. */
function toLikeText(text: string): string {
  return text.replace(/[%_\\]/g, ' ')
}

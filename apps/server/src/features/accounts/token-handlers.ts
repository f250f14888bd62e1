import { z } from 'zod'
import type { Actor, Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPage } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { makeSecretToken } from '../../base/secret-token.ts'

const scopesSchema = z.array(z.enum(['read', 'propose', 'write']))

/** Access tokens of the caller. The prefix lets scanners of leaked secrets know them. */
export function tokenHandlers(
  services: Services,
): Handlers<'listTokens' | 'createToken' | 'deleteToken'> {
  const { database, clock } = services
  return {
    async listTokens(_call, { actor }) {
      const rows = await database
        .selectFrom('token')
        .selectAll()
        .where('user', '=', accountId(actor))
        .orderBy('created', 'desc')
        .execute()
      return {
        items: rows.map((row) => ({
          id: row.id,
          name: row.name,
          scopes: scopesSchema.parse(JSON.parse(row.scopes)),
          created: row.created,
          expires: row.expires,
          lastUsed: row.last_used,
        })),
      }
    },

    async createToken({ body }, { actor }) {
      const now = clock()
      if (body.expires !== undefined && Date.parse(body.expires) <= now.getTime()) {
        throw new ProblemError('invalid', 'token-expiry', {
          errors: [
            { path: 'expires', message: 'The expiry date must lie ahead.', code: 'token-expiry' },
          ],
        })
      }
      const { token, hash } = makeSecretToken('forkshop_')
      const id = services.newId()
      await database
        .insertInto('token')
        .values({
          id,
          user: accountId(actor),
          name: body.name,
          secret_hash: hash,
          scopes: JSON.stringify([...new Set(body.scopes)]),
          pages: body.pages === undefined ? null : await pageIds(services, body.pages, actor),
          created: now.toISOString(),
          expires: body.expires ?? null,
          last_used: null,
        })
        .execute()
      return { id, token }
    },

    async deleteToken({ params }, { actor }) {
      const deleted = await database
        .deleteFrom('token')
        .where('id', '=', params.id)
        .where('user', '=', accountId(actor))
        .executeTakeFirst()
      if (deleted.numDeletedRows === 0n) throw new ProblemError('not-found', 'token-not-found')
      services.events.emit({ kind: 'rights-changed', page: null, user: accountId(actor) })
      return {}
    },
  }
}

function accountId(actor: Actor): string {
  if (actor.kind === 'account') return actor.id
  throw new ProblemError('not-signed-in', 'sign-in-needed')
}

/** Pages are kept by id, so that a token follows a renamed page and never a new one. */
async function pageIds(
  services: Services,
  slugs: readonly string[],
  actor: Actor,
): Promise<string> {
  const ids: string[] = []
  for (const slug of slugs) ids.push((await findPage(services, slug, actor)).id)
  return JSON.stringify(ids)
}

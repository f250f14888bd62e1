import { hashPassword } from 'better-auth/crypto'
import type { Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import type { Auth } from './auth.ts'
import { emailTaken } from './email-taken.ts'
import { dropLinks, findLink, useLink, type LinkPurpose } from './links.ts'
import { keepArrived, sendConfirmation } from './own-address.ts'
import { requireName } from '../../records/accounts/names.ts'
import { signInCaller } from './sign-in.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import { hasAdmin, insertUser, prepareUser, replacePassword, toAccountView } from './users.ts'

/** Who is calling, the first admin, and new passwords. */
export function sessionHandlers(
  services: Services,
  auth: Auth,
): Handlers<'getSession' | 'getSetUp' | 'setUp' | 'getReset' | 'resetPassword'> {
  const { database, settings, clock, events } = services
  const liveLink = async (token: string, purpose: LinkPurpose) => {
    const link = await findLink(database, { token, purpose, now: clock() })
    if (link === null) throw new ProblemError('gone', 'link-invalid')
    return link
  }
  return {
    async getSession(_call, { actor }) {
      const { name, registration, contact, timezone } = await readSiteSettings(services)
      return {
        account:
          actor.kind === 'account'
            ? { id: actor.id, name: actor.name, email: actor.email, admin: actor.admin }
            : null,
        guestOf: actor.kind === 'guest' ? actor.event : null,
        pastGuestOf: actor.kind === 'past-guest' ? actor.event : null,
        guestName: actor.kind === 'guest' || actor.kind === 'past-guest' ? actor.name : null,
        site: {
          name,
          registration,
          contact,
          timezone,
          demo: settings.demo,
          mails: settings.smtpUrl !== null,
          setup: !(await hasAdmin(database)),
        },
      }
    },

    async getSetUp({ params }) {
      const { expires } = await liveLink(params.token, 'setup')
      return { expires }
    },

    async setUp({ body }, context) {
      const { token, ...person } = body
      // Before anything is hashed: who has no link must not keep processors busy.
      await liveLink(token, 'setup')
      const name = await requireName(services, person.name, null)
      const user = await prepareUser(services, { ...person, name, admin: true })
      const outcome = await database.transaction().execute(async (transaction) => {
        const link = await useLink(transaction, { token, purpose: 'setup', now: clock() })
        if (link === null || (await hasAdmin(transaction))) {
          throw new ProblemError('gone', 'link-invalid')
        }
        const made = await insertUser(transaction, user)
        // Thrown inside the transaction, so that the link stays good for another address.
        if (made.kind === 'email-taken') throw emailTaken()
        return made
      })
      const { account } = outcome
      const { language } = context
      await sendConfirmation(services, { user: account, address: account.email, language })
      await signInCaller(services, auth, { ...context, ...person, user: account.id })
      return account
    },

    async getReset({ params }) {
      const { user, expires } = await liveLink(params.token, 'reset')
      const owner = await database
        .selectFrom('user')
        .select(['name', 'email'])
        .where('id', '=', user ?? '')
        .executeTakeFirst()
      if (owner === undefined) throw new ProblemError('gone', 'link-invalid')
      return { ...owner, expires }
    },

    async resetPassword({ params, body }, context) {
      await liveLink(params.token, 'reset')
      const hash = await hashPassword(body.password)
      const row = await database.transaction().execute(async (transaction) => {
        const now = clock()
        const link = await useLink(transaction, { token: params.token, purpose: 'reset', now })
        if (link === null || link.user === null) throw new ProblemError('gone', 'link-invalid')
        const user = await transaction
          .selectFrom('user')
          .selectAll()
          .where('id', '=', link.user)
          .executeTakeFirstOrThrow()
        if (link.address === user.email) await keepArrived(transaction, { user, now })
        await replacePassword(transaction, user.id, { hash, now })
        // one that asked for another address, or came to somebody else, ends with the password of then
        await dropLinks(transaction, user.id)
        return user
      })
      events.emit({ kind: 'signed-out', user: row.id })
      await signInCaller(services, auth, { ...context, user: row.id, email: row.email, ...body })
      return toAccountView(row)
    },
  }
}

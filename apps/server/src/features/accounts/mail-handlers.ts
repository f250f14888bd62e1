import type { Kysely } from 'kysely'
import { requireAccountId } from '../../base/http/actor-id.ts'
import type { Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import { confirmTell, findTell } from '../letters/confirm-tell.ts'
import type { Auth } from './auth.ts'
import { enterAs } from './enter.ts'
import { carryGuest } from './carry-guest.ts'
import { findLink, useLink, type LinkPurpose } from './links.ts'
import { countAsking, mayWriteTo } from '../mail/mail-limits.ts'
import { askForLink } from './mail-requests.ts'
import { confirmAddress, keepArrived, sendConfirmation } from './own-address.ts'
import { hasPassword, wrongPassword } from './own-password.ts'
import { findSignUp, finishSignUp } from './sign-ups.ts'
import { tryOwnPassword } from './sign-in-tries.ts'
import { parseEmail } from './users.ts'

type MailCall =
  | 'requestMail'
  | 'getEntrance'
  | 'enter'
  | 'getOwnAddress'
  | 'confirmOwnAddress'
  | 'changeOwnAddress'
  | 'getConfirmation'
  | 'confirmAddress'

/** Ways in and addresses by what is sent to them. */
export function mailHandlers(services: Services, auth: Auth): Handlers<MailCall> {
  const { database, settings, clock, events } = services
  const requireMail = (): void => {
    if (settings.smtpUrl === null) throw new ProblemError('invalid', 'mail-not-sent')
  }
  const liveLink = async (token: string, purpose: LinkPurpose) => {
    const link = await findLink(database, { token, purpose, now: clock() })
    if (link === null) throw new ProblemError('gone', 'link-invalid')
    return link
  }
  const readUser = async (id: string | null, from: Kysely<Tables> = database) => {
    const columns = ['id', 'name', 'email', 'emailVerified'] as const
    const user = await from
      .selectFrom('user')
      .select(columns)
      .where('id', '=', id ?? '')
      .executeTakeFirst()
    if (user === undefined) throw new ProblemError('gone', 'link-invalid')
    return user
  }
  return {
    async requestMail({ body }, { address: place, language }) {
      requireMail()
      countAsking(services, place)
      const address = parseEmail(body.email)
      if (address === null) throw noAddress()
      if (mayWriteTo(services, address)) {
        await askForLink(services, { address, purpose: body.purpose, language })
      }
      return {}
    },

    async getEntrance({ params }) {
      const { user, expires } = await liveLink(params.token, 'enter')
      return { name: (await readUser(user)).name, expires }
    },

    async enter({ params }, context) {
      const now = clock()
      const { id, name, ended } = await database.transaction().execute(async (transaction) => {
        const link = await useLink(transaction, { token: params.token, purpose: 'enter', now })
        const user = await readUser(link?.user ?? null, transaction)
        const came = link?.address === user.email
        return { ...user, ended: came && (await keepArrived(transaction, { user, now })) }
      })
      if (ended) events.emit({ kind: 'signed-out', user: id })
      await enterAs(services, auth, { ...context, user: id })
      return { id, name, ended }
    },

    async getOwnAddress(_call, { actor }) {
      const { id, email, emailVerified } = await readUser(requireAccountId(actor))
      const waiting = await database
        .selectFrom('link')
        .select('address')
        .where('user', '=', id)
        .where('purpose', '=', 'confirm')
        .where('used', 'is', null)
        .where('expires', '>', clock().toISOString())
        .executeTakeFirst()
      const wanted = waiting?.address ?? null
      return { email, confirmed: Boolean(emailVerified), wanted: wanted === email ? null : wanted }
    },

    async confirmOwnAddress(_call, { actor, address: place, language }) {
      requireMail()
      countAsking(services, place)
      const user = await readUser(requireAccountId(actor))
      if (!mayWriteTo(services, user.email)) throw tooMany()
      await sendConfirmation(services, { user, address: user.email, language })
      return {}
    },

    async changeOwnAddress({ body }, { actor, address: place, language }) {
      requireMail()
      countAsking(services, place)
      const user = await readUser(requireAccountId(actor))
      const address = parseEmail(body.email)
      if (address === null) throw noAddress()
      const attempt = tryOwnPassword(services, user.id)
      if (!(await hasPassword(services, user.id, body.password))) throw wrongPassword()
      attempt.forgive()
      if (mayWriteTo(services, address)) {
        await sendConfirmation(services, { user, address, language })
      }
      return {}
    },

    async getConfirmation({ params }) {
      const told = await findTell(services, params.token)
      if (told !== null) return { ...told, about: 'idea' }
      const wanted = await findSignUp(services, params.token)
      if (wanted !== null) return { ...wanted, about: 'new-account' }
      const { address, expires } = await liveLink(params.token, 'confirm')
      return { address: address ?? '', expires, about: 'account' }
    },

    async confirmAddress({ params, body }, context) {
      const told = await confirmTell(services, params.token)
      if (told !== null) return { address: told }
      const made = await finishSignUp(services, { ...params, ...body })
      if (made !== null) {
        await carryGuest(services, made.guest, made)
        await enterAs(services, auth, { ...context, user: made.id })
        return { address: made.email }
      }
      const { language } = context
      return { address: await confirmAddress(services, { token: params.token, language }) }
    },
  }
}

function noAddress(): ProblemError {
  const errors = [{ path: 'email', message: 'This is not an address.', code: 'address' }]
  return new ProblemError('invalid', 'email-invalid', { errors })
}

function tooMany(): ProblemError {
  return new ProblemError('too-many', 'too-many-requests', { values: { seconds: 1200 } })
}

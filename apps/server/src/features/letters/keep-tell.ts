import type { Language } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Actor } from '../../base/http/handler.ts'
import { parseMailAddress } from '../../base/mail-address.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { makeSecretToken } from '../../base/secret-token.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import { countGuestAsking, mayWriteTo } from '../mail/mail-limits.ts'
import { composeMail } from '../mail/compose-mail.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { hasRefused } from '../mail/unsubscribe.ts'
import { tellLifeMs } from './confirm-tell.ts'

/** To whom it is told what becomes of an idea, and in which language. */
export type Tell = { readonly address: string; readonly language: Language; readonly site: string }

/**
 * Reads the address that somebody leaves with an idea; null where there is none, or an account is told anyway. Throws
 * `invalid` for what is no address and where the site sends no mail, `too-many` where one place leaves them faster than
 * a room does. Whether the address is known is asked of nothing.
 */
export function readTell(
  services: Services,
  { tell, actor, place, ...more }: TellAsked,
): Tell | null {
  const text = tell?.trim() ?? ''
  if (text === '' || actor.kind === 'account') return null
  if (services.settings.smtpUrl === null) throw refusal('mail-not-sent', 'This site sends no mail.')
  const address = parseMailAddress(text)
  if (address === null) throw refusal('address', 'This is not an address.')
  countGuestAsking(services, place)
  return { address, ...more }
}

type TellAsked = {
  readonly tell: string | undefined
  readonly actor: Actor
  /** Where the request came from on the network. */
  readonly place: string
  readonly language: Language
  readonly site: string
}

/**
 * Keeps an address with an idea that was just said, and sends the link that confirms it: one for all ideas that its author
 * leaves it with. An address that wants no messages, or got several links already, is kept nowhere, and its author is
 * answered alike.
 */
export async function keepTell(
  services: Services,
  transaction: Kysely<Tables>,
  { idea, page, tell }: { readonly idea: Said; readonly page: Named; readonly tell: Tell },
): Promise<void> {
  const { address, language, site } = tell
  const now = services.clock()
  const row = { idea: idea.id, author: idea.author ?? '', address, language, due: null }
  const before = await tellBefore(transaction, { ...row, now })
  if (before !== undefined) {
    const { token_hash, created, confirmed } = before
    await transaction
      .insertInto('idea_tell')
      .values({ ...row, token_hash, created, confirmed })
      .execute()
    return
  }
  if (await hasRefused(services, transaction, { address, topic: 'idea' })) return
  if (!mayWriteTo(services, address)) return
  const { token, hash } = makeSecretToken()
  await transaction
    .insertInto('idea_tell')
    .values({ ...row, token_hash: hash, created: now.toISOString(), confirmed: null })
    .execute()
  // it says where to look also once nothing of it is known any more
  const link = `${services.settings.url}/confirm/${token}?page=${page.slug}`
  await queueMail(services, transaction, {
    to: address,
    reason: 'confirm-idea',
    message: composeMail('confirm-idea', { site, name: '', title: page.title, link }, language),
    expires: new Date(now.getTime() + tellLifeMs),
  })
}

type Named = { readonly slug: string; readonly title: string }
type Said = { readonly id: string; readonly author: string | null }

/** What the same author left the address with before: confirmed, or with a link that still can be. */
function tellBefore(
  transaction: Kysely<Tables>,
  {
    author,
    address,
    now,
  }: { readonly author: string; readonly address: string; readonly now: Date },
) {
  return transaction
    .selectFrom('idea_tell')
    .selectAll()
    .where('address', '=', address)
    .where('author', '=', author)
    .where((eb) =>
      eb.or([
        eb('confirmed', 'is not', null),
        eb('created', '>', new Date(now.getTime() - tellLifeMs).toISOString()),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
}

function refusal(code: string, message: string): ProblemError {
  return new ProblemError('invalid', code === 'address' ? 'email-invalid' : 'mail-not-sent', {
    errors: [{ path: 'tell', message, code }],
  })
}

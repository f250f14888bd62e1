import { gatherMs, isLanguage, type Language } from '@forkshop/domain'
import type { Kysely, Selectable } from 'kysely'
import { readSiteSettings, type SiteSettings } from '../../records/accounts/site-settings.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { MailTables } from '../../records/database/tables/mail-tables.ts'
import { forgetTell } from '../../records/notices/idea-tells.ts'
import type { Services } from '../../records/services/services.ts'
import { toMessage } from '../mail/compose-mail.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { unsubscribeLink } from '../mail/unsubscribe.ts'
import { ideaLetter } from './idea-letter.ts'
import { tellLifeMs } from './confirm-tell.ts'
import { whatBecame, type Became } from './what-became.ts'

/** Addresses that are told in one round. */
const AT_ONCE = 50
/** An address of whose idea nothing became is kept so long. */
const KEPT_MS = 366 * 24 * 60 * 60_000

type Tell = Selectable<MailTables['idea_tell']>

/**
 * Tells those who left an address with an idea what became of it, a minute after it did and once: the address is forgotten
 * in the transaction that puts the message into the outbox. Where nothing did after all it waits for the next act.
 */
export async function tellGuests(services: Services): Promise<void> {
  const due = await services.database
    .selectFrom('idea_tell as t')
    .innerJoin('told_act as a', 'a.number', 't.due')
    .selectAll('t')
    .where('t.due', 'is not', null)
    .where('t.confirmed', 'is not', null)
    .where('a.time', '<=', new Date(services.clock().getTime() - gatherMs).toISOString())
    .limit(AT_ONCE)
    .execute()
  if (due.length === 0) return
  const site = await readSiteSettings(services)
  for (const tell of due) {
    // histories are read before: reading them may ask for records, which an open transaction keeps waiting
    const became = await whatBecame(services, tell.idea)
    await services.database
      .transaction()
      .execute((transaction) => tellOne(services, transaction, { tell, became, site }))
  }
}

async function tellOne(
  services: Omit<Services, 'library'>,
  transaction: Kysely<Tables>,
  {
    tell,
    became,
    site,
  }: { readonly tell: Tell; readonly became: Became | null; readonly site: SiteSettings },
): Promise<void> {
  const { address, idea } = tell
  const isStillDue = await transaction
    .selectFrom('idea_tell')
    .select('idea')
    .where('idea', '=', idea)
    .where('due', '=', tell.due)
    .executeTakeFirst()
  // something happened to it meanwhile: it is looked at again in the next round
  if (isStillDue === undefined) return
  if (became === null) {
    await transaction.updateTable('idea_tell').set({ due: null }).where('idea', '=', idea).execute()
    return
  }
  const letter = ideaLetter({
    became,
    idea,
    site: site.name,
    url: services.settings.url,
    language: languageOf(tell.language, site),
    unsubscribe: unsubscribeLink(services, address, 'idea'),
  })
  const message = toMessage(letter)
  await queueMail(services, transaction, { to: address, message, reason: 'idea' })
  await forgetTell(transaction, idea)
}

function languageOf(name: string, site: SiteSettings): Language {
  return isLanguage(name) ? name : site.language
}

/** Forgets addresses that nobody confirmed in time, and those of whose ideas nothing became for a year. */
export async function forgetTells({ database, clock }: Services): Promise<void> {
  const now = clock().getTime()
  const ago = (ms: number): string => new Date(now - ms).toISOString()
  const old = await database
    .selectFrom('idea_tell')
    .select('idea')
    .where((eb) =>
      eb.or([
        eb.and([eb('confirmed', 'is', null), eb('created', '<=', ago(tellLifeMs))]),
        eb('created', '<=', ago(KEPT_MS)),
      ]),
    )
    .execute()
  for (const { idea } of old) {
    await database.transaction().execute((transaction) => forgetTell(transaction, idea))
  }
}

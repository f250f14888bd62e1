import type { CallAnswer } from '@forkshop/api'
import { parseSlug } from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { leadsTheDay, roleOn } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { frameOf, toTime } from './event-frame.ts'
import { registrationOfBrowser } from './registration-cookie.ts'

type Asking = { readonly actor: Actor; readonly cookie: string | undefined }

/** The link of an event for whoever may have it now; for everybody else as if there were none. */
export async function onlineLinkFor(
  services: Services,
  page: PageRow,
  { actor, cookie }: Asking,
): Promise<CallAnswer<'getOnline'>> {
  const { online, cancelled } = await frameOf(services, page)
  const from = toTime(online)
  const role = await roleOn(services)(actor, page)
  if (await leadsTheDay(services, actor, { page, role })) {
    return { url: await readLink(services, page), from, isFor: true }
  }
  const isFor = !cancelled && online !== null && (await comes(services, page, { actor, cookie }))
  const isOpen = isFor && online <= services.clock().getTime()
  return { url: isOpen ? await readLink(services, page) : null, from, isFor }
}

/** Keeps the link of an event, or takes it away. Throws `invalid` for one that is not `https`. */
export async function keepLink(
  { database, clock }: Services,
  page: PageRow,
  url: string | null,
): Promise<void> {
  if (url === null) {
    await database.deleteFrom('online_link').where('event', '=', page.id).execute()
    return
  }
  if (!isSecureAddress(url)) {
    const message = 'must be an address that begins with https://'
    throw new ProblemError('invalid', 'code.invalid', {
      errors: [{ path: 'url', message, code: 'not-secure' }],
    })
  }
  const row = { event: page.id, url, changed: clock().toISOString() }
  await database
    .insertInto('online_link')
    .values(row)
    .onConflict((conflict) => conflict.column('event').doUpdateSet(row))
    .execute()
}

function isSecureAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  return protocol === 'https:' && hostname !== '' && username === '' && password === ''
}

/** Whether somebody has a place by their registration, or came in by code. */
async function comes(
  services: Services,
  page: PageRow,
  { actor, cookie }: Asking,
): Promise<boolean> {
  if (actor.kind === 'guest' && parseSlug(actor.event) === page.slug) return true
  const own = await registrationOfBrowser(services, page.id, cookie)
  return own?.row.state === 'placed'
}

async function readLink({ database }: Services, { id }: PageRow): Promise<string | null> {
  const row = await database
    .selectFrom('online_link')
    .select('url')
    .where('event', '=', id)
    .executeTakeFirst()
  return row?.url ?? null
}

import { ProblemError } from '../../base/problem-error.ts'
import { makeSecretToken } from '../../base/secret-token.ts'
import { sentencesIn } from '../../base/sentences.ts'
import type { Account } from '../../base/http/signed-in.ts'
import { accountAuthor } from '../../records/accounts/author.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import type { Services } from '../../records/services/services.ts'
import { discardDraft } from '../drafts/discard-draft.ts'
import { forgetDiscardedOf } from '../drafts/discarded-rows.ts'
import { requireOpenDraft } from '../drafts/draft-rows.ts'
import { handOverStarts } from '../drafts/start-people.ts'
import type { Live } from '../drafts/live.ts'
import { changeMeta } from '../pages/settings/change-meta.ts'
import { cancel } from '../registrations/own-registration.ts'
import { dropAccount } from './drop-account.ts'
import { isLastAdmin } from './may-close.ts'
import { pagesWithWords } from '../../records/said/words-of.ts'

/** Under what somebody’s public words stay. */
export type StayingName = 'kept' | 'former'

/**
 * Deletes an account. First what has rules of its own is given back, each by itself, so that what was cut short is gone on
 * with by asking again: pages that they looked after, drafts of proposals and of pages to be, registrations. Then the account and all that is
 * only theirs go at once. What they said in public stays. Throws `invalid` for the last administrator.
 */
export async function closeAccount(
  services: Services,
  live: Live,
  { actor, name }: { readonly actor: Account; readonly name: StayingName },
): Promise<void> {
  if (await isLastAdmin(services.database, actor.id)) throw lastAdmin()
  const { language } = await readSiteSettings(services)
  const stays = name === 'kept' ? actor.name : sentencesIn(language).t('page.former-member')
  const shown = await pagesWithWords(services.database, actor.id)
  await leavePages(services, { id: actor.id, name: stays })
  await discardDrafts(services, live, actor)
  await giveBackPlaces(services, actor.id)
  await services.database.transaction().execute(async (transaction) => {
    if (await isLastAdmin(transaction, actor.id)) throw lastAdmin()
    await dropAccount(transaction, actor.id, {
      name: name === 'kept' ? null : stays,
      now: services.clock(),
      nobody: () => makeSecretToken().hash,
    })
  })
  services.events.emit({ kind: 'rights-changed', page: null, user: actor.id })
  services.events.emit({ kind: 'signed-out', user: actor.id })
  for (const page of shown) services.events.emit({ kind: 'page-changed', page, only: 'voices' })
}

async function leavePages(
  services: Services,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  const pages = await services.database
    .selectFrom('maintainer')
    .select('page as id')
    .where('user', '=', id)
    .orderBy('page')
    .execute()
  for (const page of pages) {
    await changeMeta(services, page, {
      edit: (meta) => ({ ...meta, maintainers: meta.maintainers.filter((user) => user !== id) }),
      author: accountAuthor(services, { id, name }),
      reason: 'people',
    })
  }
}

async function discardDrafts(services: Services, live: Live, actor: Account): Promise<void> {
  await handOverStarts(services, actor.id)
  const drafts = await services.database
    .selectFrom('draft')
    .select('id')
    .where('owner', '=', actor.id)
    .where('purpose', 'in', ['proposal', 'start'])
    .where('closed', 'is', null)
    .execute()
  for (const { id } of drafts) {
    const draft = await requireOpenDraft(services, id)
    await discardDraft(services, live, { draft, actor })
  }
  await forgetDiscardedOf(services, actor.id)
}

/** Of events to which they registered with the address that is proved theirs. */
async function giveBackPlaces(services: Services, user: string): Promise<void> {
  const { email, emailVerified } = await services.database
    .selectFrom('user')
    .select(['email', 'emailVerified'])
    .where('id', '=', user)
    .executeTakeFirstOrThrow()
  if (!emailVerified) return
  const rows = await services.database
    .selectFrom('registration')
    .innerJoin('page', 'page.id', 'registration.event')
    .selectAll('page')
    .select('registration.id as registration')
    .where(({ fn }) => fn<string>('lower', ['registration.address']), '=', email)
    .execute()
  for (const { registration, ...page } of rows) await cancel(services, page, registration)
}

function lastAdmin(): ProblemError {
  return new ProblemError('invalid', 'last-admin')
}

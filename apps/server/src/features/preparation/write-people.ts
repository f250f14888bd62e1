import type { RoleInvite, RolePerson } from '@forkshop/api'
import { cleanName } from '@forkshop/domain'
import type { Transaction } from 'kysely'
import { accountIdOf, actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { hashOfToken, makeSecretToken } from '../../base/secret-token.ts'
import { requireName } from '../../records/accounts/names.ts'
import type { Tables } from '../../records/database/tables.ts'
import { announcing } from '../../records/live/announce-live.ts'
import { readPage, type PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { formatSaid } from './format-said.ts'
import { toPerson } from './list-roles.ts'
import type { RolePersonRow } from './preparation-rows.ts'
import { tellChanged } from './tell-changed.ts'
import { whenOf } from './view-preparation.ts'
import type { Doer } from './write-items.ts'

/** People who may stand beside the roles of one event. */
const MAX_PEOPLE = 500

type Invited = { readonly person: RolePerson; readonly link: string }

/** Puts a name beside a role of the format and makes the link by which that person answers. Throws `invalid` for a role that there is not. */
export async function invitePerson(
  services: Services,
  doer: Doer,
  { role, name, leads = false }: { role: string; name: string; leads?: boolean | undefined },
): Promise<Invited> {
  const { event, actor } = doer
  const label = await labelOf(services, doer, role)
  const { token, hash } = makeSecretToken()
  const row: RolePersonRow = {
    id: services.newId(),
    page: event.id,
    role,
    role_label: label,
    name: nameOf(name),
    answer: 'asked',
    shown: 0,
    leads: leads ? 1 : 0,
    user: null,
    token_hash: hash,
    invited: services.clock().toISOString(),
    invited_by: actorId(actor),
    answered: null,
  }
  await writing(services, event, row.id, async (transaction) => {
    const { count } = await transaction
      .selectFrom('role_person')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('page', '=', event.id)
      .executeTakeFirstOrThrow()
    if (Number(count) >= MAX_PEOPLE) throw refused('name', 'range')
    await transaction.insertInto('role_person').values(row).execute()
  })
  return { person: toPerson(row), link: linkOf(services, token) }
}

/** Changes who is beside a role. Throws `not-found` for somebody who is not. */
export async function changePerson(
  services: Services,
  doer: Doer,
  change: {
    readonly person: string
    readonly role?: string | undefined
    readonly name?: string | undefined
    readonly answer?: RolePerson['answer'] | undefined
    readonly leads?: boolean | undefined
  },
): Promise<RolePerson> {
  const { person, role, name, answer, leads } = change
  const row = await personOf(services, doer.event, person)
  const label = role === undefined ? null : await labelOf(services, doer, role)
  const next: RolePersonRow = {
    ...row,
    ...(role !== undefined && label !== null && { role, role_label: label }),
    // who said that their name may be shown said it of that name
    ...(name !== undefined && name !== row.name && { name: nameOf(name), shown: 0 }),
    ...(answer !== undefined && { answer }),
    ...(leads !== undefined && { leads: leads ? 1 : 0 }),
  }
  await writing(services, doer.event, person, async (transaction) => {
    await transaction.updateTable('role_person').set(next).where('id', '=', person).execute()
  })
  if (row.leads !== next.leads) tellRights(services, doer.event, row.user)
  return toPerson(next)
}

/** Another link for somebody; that of before leads nowhere. */
export async function renewLink(
  services: Services,
  { event }: Doer,
  person: string,
): Promise<Invited> {
  const row = await personOf(services, event, person)
  const { token, hash } = makeSecretToken()
  const next = { ...row, token_hash: hash, invited: services.clock().toISOString() }
  await writing(services, event, person, async (transaction) => {
    await transaction
      .updateTable('role_person')
      .set({ token_hash: hash, invited: next.invited })
      .where('id', '=', person)
      .execute()
  })
  return { person: toPerson(next), link: linkOf(services, token) }
}

/** Takes somebody off a role. */
export async function removePerson(
  services: Services,
  { event }: Doer,
  person: string,
): Promise<void> {
  const row = await personOf(services, event, person)
  await writing(services, event, person, async (transaction) => {
    await transaction.deleteFrom('role_person').where('id', '=', person).execute()
  })
  if (row.leads === 1) tellRights(services, event, row.user)
}

/** What a link for a role is about. Throws `not-found` for one that leads nowhere, `gone` with the event. */
export async function viewInvite(services: Services, token: string): Promise<RoleInvite> {
  const { row, event } = await invitedBy(services, token)
  return toInvite(services, event, row)
}

/** Says yes or no with a link; who is signed in and says yes is known by their account from then on. */
export async function answerInvite(
  services: Services,
  actor: Actor,
  {
    token,
    answer,
    shown,
    name,
  }: {
    readonly token: string
    readonly answer: 'yes' | 'no'
    readonly shown?: boolean | undefined
    readonly name?: string | undefined
  },
): Promise<RoleInvite> {
  const { row, event } = await invitedBy(services, token)
  const isYes = answer === 'yes'
  const isShown = isYes && (shown ?? row.shown === 1)
  const given = name ?? row.name
  const next: RolePersonRow = {
    ...row,
    answer,
    // what everybody sees is nobody else's name
    name: isShown ? await requireName(services, given, accountIdOf(actorId(actor))) : nameOf(given),
    shown: isShown ? 1 : 0,
    user: isYes ? (actorId(actor) ?? row.user) : null,
    answered: services.clock().toISOString(),
  }
  await writing(services, event, row.id, async (transaction) => {
    await transaction.updateTable('role_person').set(next).where('id', '=', row.id).execute()
  })
  if (row.leads === 1) tellRights(services, event, next.user ?? row.user)
  return toInvite(services, event, next)
}

/** Rows and what is told of them together; then what shows them is made cold. */
async function writing(
  services: Services,
  event: PageRow,
  subject: string,
  work: (transaction: Transaction<Tables>) => Promise<void>,
): Promise<void> {
  await announcing(services, async (transaction, announce) => {
    await work(transaction)
    await announce({ kind: 'preparation', page: event.id, subject })
  })
  tellChanged(services, event)
}

function tellRights({ events }: Services, { id }: PageRow, user: string | null): void {
  if (user !== null) events.emit({ kind: 'rights-changed', page: id, user })
}

/** Under which name the format has a role. Throws `invalid` where it has none of this key. */
async function labelOf(services: Services, { event, actor }: Doer, key: string): Promise<string> {
  const said = await formatSaid(services, event, actor)
  const role = said?.facts.roles.find((one) => one.key === key)
  if (role !== undefined) return role.label
  const known = await services.database
    .selectFrom('role_person')
    .select('role_label')
    .where('page', '=', event.id)
    .where('role', '=', key)
    .executeTakeFirst()
  if (known === undefined) throw refused('role', 'choice')
  return known.role_label
}

async function personOf(services: Services, event: PageRow, id: string): Promise<RolePersonRow> {
  const row = await services.database
    .selectFrom('role_person')
    .selectAll()
    .where('page', '=', event.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new ProblemError('not-found', 'code.not-found')
  return row
}

async function invitedBy(
  services: Services,
  token: string,
): Promise<{ readonly row: RolePersonRow; readonly event: PageRow }> {
  const row = await services.database
    .selectFrom('role_person')
    .selectAll()
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst()
  if (row === undefined) throw new ProblemError('not-found', 'link-invalid')
  const event = await readPage(services, row.page)
  if (event === null) throw new ProblemError('gone', 'page-gone')
  return { row, event }
}

async function toInvite(
  services: Services,
  event: PageRow,
  row: RolePersonRow,
): Promise<RoleInvite> {
  const { slug, title, summary, lang } = event
  const { start, state } = await whenOf(services, factsOfRow(event))
  const { name, answer } = toPerson(row)
  return {
    event: { slug, title, summary, lang, start, state },
    role: row.role_label,
    name,
    answer,
    shown: row.shown === 1,
  }
}

/** A name as it is kept. Throws `invalid` for one of which nothing is to be seen. */
function nameOf(given: string): string {
  const name = cleanName(given)
  if (name === '') throw refused('name', 'name-unseen')
  return name
}

function linkOf({ settings }: Services, token: string): string {
  return `${settings.url}/role/${token}`
}

function refused(path: string, code: string): ProblemError {
  return new ProblemError('invalid', 'code.invalid', { errors: [{ path, message: code, code }] })
}

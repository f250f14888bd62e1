import type { CallAnswer, ListedRegistration } from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import { ProblemError } from '../../base/problem-error.ts'
import { sentencesIn } from '../../base/sentences.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { toCsv } from '../export/to-csv.ts'
import { comingOf } from './event-frame.ts'
import { giveFreePlaces } from './own-registration.ts'
import { answersOf, type RegistrationRow } from './registration-rows.ts'

/** Who registered, in their order, as those who lead see it. */
export async function listRegistrations(
  services: Services,
  page: PageRow,
): Promise<Omit<CallAnswer<'listRegistrations'>, 'mayName'>> {
  await giveFreePlaces(services, page)
  const rows = await rowsOf(services, page)
  const said = rows.filter(({ erased }) => erased === null)
  const named = await services.database
    .selectFrom('registrar')
    .innerJoin('user', 'user.id', 'registrar.user')
    .select(['user.id', 'user.name'])
    .where('registrar.event', '=', page.id)
    .orderBy('user.name')
    .execute()
  return {
    slug: page.slug,
    title: page.title,
    items: said.map(toListed),
    coming: await comingOf(services, page),
    erased: rows.length - said.length,
    present: rows.filter(({ present }) => present === 1).length,
    named,
  }
}

/** A registration of the list. Throws `not-found` for one of another event, cancelled or erased. */
export async function findListed(
  { database }: Services,
  page: Pick<PageRow, 'id'>,
  id: string,
): Promise<RegistrationRow> {
  const row = await database
    .selectFrom('registration')
    .selectAll()
    .where('id', '=', id)
    .where('event', '=', page.id)
    .where('state', '!=', 'cancelled')
    .where('erased', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw new ProblemError('not-found', 'registration-not-found')
  return row
}

export function toListed(row: RegistrationRow): ListedRegistration {
  return {
    id: row.id,
    state: row.state === 'waiting' ? 'waiting' : 'placed',
    name: row.name ?? '',
    address: row.address,
    answers: answersOf(row),
    walkIn: row.walk_in === 1,
    present: row.present === 1,
    time: row.created,
  }
}

/** The list as CSV, with a column for each question that somebody answered. */
export async function registrationTable(
  services: Services,
  page: PageRow,
  language: Language,
): Promise<string> {
  const { items } = await listRegistrations(services, page)
  const { t } = sentencesIn(language)
  const questions = [...new Set(items.flatMap((one) => one.answers.map((said) => said.question)))]
  const columns = [
    { key: 'name', header: t('registrations.name') },
    { key: 'state', header: t('registrations.state') },
    { key: 'present', header: t('registrations.present') },
    { key: 'address', header: t('registrations.address') },
    ...questions.map((question, at) => ({ key: `question ${at}`, header: question })),
    { key: 'time', header: t('registrations.time') },
  ]
  return toCsv(
    columns,
    items.map((one) => ({
      name: one.name,
      state: t(`registrations.states.${one.walkIn ? 'walkIn' : one.state}`),
      present: t(`registrations.${one.present ? 'yes' : 'no'}`),
      address: one.address,
      ...Object.fromEntries(
        questions.map((question, at) => [
          `question ${at}`,
          one.answers.find((said) => said.question === question)?.answer ?? null,
        ]),
      ),
      time: one.time,
    })),
  )
}

const rowsOf = ({ database }: Services, page: PageRow): Promise<RegistrationRow[]> =>
  database
    .selectFrom('registration')
    .selectAll()
    .where('event', '=', page.id)
    .where('state', '!=', 'cancelled')
    .orderBy('number')
    .execute()

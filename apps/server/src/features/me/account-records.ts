import { sql } from 'kysely'
import type { Services } from '../../records/services/services.ts'
import { slugOf, type OwnRecords } from './own-records.ts'
import { readPersonWords } from './person-rows.ts'

/** What an account has beside what it said. Passwords and secret addresses are kept as digests: they are left out. */
export function accountRecords(services: Services, user: string): readonly OwnRecords[] {
  const { database } = services
  const account = () =>
    database
      .selectFrom('user')
      .select(['id', 'name', 'email', 'emailVerified', 'createdAt', 'admin'])
      .where('id', '=', user)
      .executeTakeFirstOrThrow()
  return [
    ['account', account],
    ['person', () => readPersonWords(services, user)],
    [
      'pages',
      () =>
        database
          .selectFrom('maintainer')
          .select([slugOf('maintainer.page').as('page'), 'since'])
          .where('user', '=', user)
          .orderBy('since')
          .execute(),
    ],
    [
      'changes',
      () =>
        database
          .selectFrom('change')
          .select([
            'time',
            'kind',
            'reason',
            'version',
            'proposal',
            slugOf('change.page').as('page'),
          ])
          .where('person', '=', user)
          .orderBy('id')
          .execute(),
    ],
    [
      'favourites',
      () =>
        database
          .selectFrom('favourite')
          .select([slugOf('favourite.page').as('page'), 'since'])
          .where('user', '=', user)
          .orderBy('since')
          .execute(),
    ],
    [
      'follows',
      () =>
        database
          .selectFrom('watch')
          .select(['kind', 'of', 'level', 'since'])
          .where('person', '=', user)
          .orderBy('since')
          .execute(),
    ],
    [
      'noticeChoices',
      () =>
        database
          .selectFrom('notice_choice')
          .select(['kind', 'channel'])
          .where('person', '=', user)
          .orderBy('kind')
          .execute(),
    ],
    [
      'notices',
      () =>
        database
          .selectFrom('notice')
          .innerJoin('told_act', 'told_act.number', 'notice.act')
          .select(['notice.kind', 'notice.reason', 'told_act.time', 'notice.read'])
          .where('notice.person', '=', user)
          .orderBy('notice.act')
          .execute(),
    ],
    [
      'registrations',
      async () => {
        const { email, emailVerified } = await account()
        if (!emailVerified) return []
        return database
          .selectFrom('registration')
          .select(['state', 'name', 'address', 'answers', 'created'])
          .select(slugOf('registration.event').as('event'))
          .where(({ fn }) => fn<string>('lower', ['address']), '=', email)
          .orderBy('number')
          .execute()
      },
    ],
    [
      'sessions',
      () =>
        database
          .selectFrom('session')
          .select(['createdAt', 'expiresAt', sql<string | null>`"userAgent"`.as('browser')])
          .where('userId', '=', user)
          .orderBy('createdAt')
          .execute(),
    ],
    [
      'keys',
      () =>
        database
          .selectFrom('token')
          .select(['name', 'scopes', 'created', 'expires', 'last_used'])
          .where('user', '=', user)
          .orderBy('created')
          .execute(),
    ],
    [
      'calendars',
      () =>
        database
          .selectFrom('calendar_address')
          .select(['name', 'purpose', 'created', 'last_used'])
          .where('user', '=', user)
          .orderBy('created')
          .execute(),
    ],
    [
      'feeds',
      () =>
        database
          .selectFrom('feed_address')
          .leftJoin('page', 'page.id', 'feed_address.page')
          .select(['subject', 'page.slug as page', 'feed_address.created', 'last_used'])
          .where('user', '=', user)
          .orderBy('feed_address.created')
          .execute(),
    ],
    [
      'messages',
      async () =>
        database
          .selectFrom('mail')
          .select(['reason', 'subject', 'state', 'created'])
          .where('address', '=', (await account()).email)
          .orderBy('created')
          .execute(),
    ],
  ]
}

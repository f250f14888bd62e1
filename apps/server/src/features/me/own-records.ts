import { sql } from 'kysely'
import type { Services } from '../../records/services/services.ts'
import { readPersonWords } from './person-rows.ts'

/** A part of `data.json`: its name, and how its rows are read once its turn comes. */
export type OwnRecords = readonly [name: string, read: () => Promise<unknown>]

/** What somebody said (an account or `guest:<id>`), as the records have it, hidden things too. */
export function saidRecords({ database }: Services, author: string): readonly OwnRecords[] {
  const slugOf = (page: string) =>
    sql<string>`(select s.slug from page s where s.id = ${sql.ref(page)})`
  return [
    [
      'ideas',
      () =>
        database
          .selectFrom('idea')
          .select(['id', 'text', 'observed', 'kind', 'event', 'quote', 'state', 'reason'])
          .select(['author_name as name', 'created', 'hidden', slugOf('idea.page').as('page')])
          .where('author', '=', author)
          .where('deleted', 'is', null)
          .orderBy('created')
          .execute(),
    ],
    [
      'addresses',
      () =>
        database
          .selectFrom('idea_tell')
          .select(['idea', 'address', 'created', 'confirmed'])
          .where('author', '=', author)
          .orderBy('created')
          .execute(),
    ],
    [
      'supports',
      () =>
        database
          .selectFrom('idea_support')
          .innerJoin('idea', 'idea.id', 'idea_support.idea')
          .select(['idea.id', slugOf('idea.page').as('page')])
          .where('idea_support.supporter', '=', author)
          .orderBy('idea.id')
          .execute(),
    ],
    [
      'commentSupports',
      () =>
        database
          .selectFrom('comment_support')
          .innerJoin('comment', 'comment.id', 'comment_support.comment')
          .select(['comment.id', slugOf('comment.page').as('page')])
          .where('comment_support.supporter', '=', author)
          .orderBy('comment.id')
          .execute(),
    ],
    [
      'proposals',
      () =>
        database
          .selectFrom('proposal')
          .select(['number', 'state', 'title', 'reason', 'author_name as name', 'event'])
          .select(['created', 'decided', 'decided_reason', slugOf('proposal.page').as('page')])
          .where('author', '=', author)
          .orderBy('created')
          .execute(),
    ],
    [
      'offers',
      () =>
        database
          .selectFrom('offer')
          .select(['id', 'title', 'reason', 'text', 'state', 'event', 'created'])
          .select(['author_name as name', 'decided_reason', slugOf('offer.page').as('page')])
          .where('guest', '=', author.replace(/^guest:/, ''))
          .orderBy('created')
          .execute(),
    ],
    [
      'comments',
      () =>
        database
          .selectFrom('comment')
          .select(['id', 'thread', 'proposal', 'verdict', 'text', 'author_name as name', 'created'])
          .select(['hidden', slugOf('comment.page').as('page')])
          .where('author', '=', author)
          .where('deleted', 'is', null)
          .orderBy('created')
          .execute(),
    ],
    [
      'cards',
      () =>
        database
          .selectFrom('card')
          .select(['id', 'place as column', 'words', 'name', 'created', 'hidden'])
          .select(slugOf('card.page').as('event'))
          .where('author', '=', author)
          .where('deleted', 'is', null)
          .orderBy('number')
          .execute(),
    ],
    [
      'dots',
      () =>
        database
          .selectFrom('card_dot')
          .select(['card', 'count'])
          .where('giver', '=', author)
          .orderBy('card')
          .execute(),
    ],
    [
      'photographs',
      () =>
        database
          .selectFrom('photograph')
          .select(['id', 'idea', 'event', 'description', 'licence', 'author_name as name'])
          .select(['created', 'released', slugOf('photograph.page').as('page')])
          .where('author', '=', author)
          .orderBy('created')
          .execute(),
    ],
    [
      'reports',
      () =>
        database
          .selectFrom('report')
          .select(['said', 'reason', 'created'])
          .where('reporter', '=', author)
          .orderBy('created')
          .execute(),
    ],
    [
      'roles',
      () =>
        database
          .selectFrom('role_person')
          .select(['role_label as role', 'name', 'answer', 'shown', 'leads', 'answered'])
          .select(slugOf('role_person.page').as('event'))
          .where('user', '=', author)
          .orderBy('invited')
          .execute(),
    ],
  ]
}

/** What an account has beside what it said. Passwords and secret addresses are kept as digests: they are left out. */
export function accountRecords(services: Services, user: string): readonly OwnRecords[] {
  const { database } = services
  const named = (key: string) =>
    sql<string>`(select s.slug from page s where s.id = ${sql.ref(key)})`
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
          .select([named('maintainer.page').as('page'), 'since'])
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
            named('change.page').as('page'),
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
          .select([named('favourite.page').as('page'), 'since'])
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
          .select(named('registration.event').as('event'))
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
      'feeds',
      () =>
        database
          .selectFrom('feed_address')
          .select(['subject', 'created', 'last_used'])
          .where('user', '=', user)
          .orderBy('created')
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

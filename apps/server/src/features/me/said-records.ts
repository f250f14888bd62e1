import type { Services } from '../../records/services/services.ts'
import { slugOf, type OwnRecords } from './own-records.ts'

/** What somebody said (an account or `guest:<id>`), as the records have it, hidden things too. */
export function saidRecords({ database }: Services, author: string): readonly OwnRecords[] {
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

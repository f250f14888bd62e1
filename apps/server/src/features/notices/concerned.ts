import { mentionedPeople, type Concerned } from '@forkshop/domain'
import type { Selectable } from 'kysely'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { ToldActTable } from '../../records/database/tables/notice-tables.ts'
import { fieldsOfRow, type PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { withSearchTables } from '../../records/words/search-tables.ts'
import { arrivedWith } from './arrived-with.ts'

export type ActRow = Selectable<ToldActTable>

/** Whom an act concerns: found of the records as they are when it is told. */
export async function concernedBy(
  services: Services,
  act: ActRow,
  page: PageRow,
): Promise<Concerned> {
  const arrived = act.kind === 'released' ? await arrivedWith(services, page, act.version) : []
  const [lookAfter, ideas, proposals, speakers, pins, texts] = await Promise.all([
    lookingAfter(services, act),
    authorsOfIdeas(services, act, arrived),
    authorsOfProposals(services, act, arrived),
    speakersIn(services, act),
    act.kind === 'released' ? pinning(services, page) : [],
    textsOf(services, act),
  ])
  const { url } = services.settings
  const known = new Set(mentionedPeople(texts.before, url))
  const mentioned = mentionedPeople(texts.now, url).filter((person) => !known.has(person))
  return { lookAfter, ideas, proposals, speakers, pins, mentioned }
}

/** Who look after its page, and after the event that it came from. */
async function lookingAfter({ database }: Services, { page, event }: ActRow) {
  const rows = await database
    .selectFrom('maintainer')
    .select('user')
    .where((eb) =>
      eb.or([
        eb('page', '=', page),
        eb(
          'page',
          'in',
          eb
            .selectFrom('page_slug')
            .select('page_slug.page')
            .where('page_slug.slug', '=', event ?? ''),
        ),
      ]),
    )
    .distinct()
    .execute()
  return rows.map(({ user }) => user)
}

async function authorsOfIdeas(
  { database }: Services,
  { page, idea, proposal }: ActRow,
  arrived: readonly number[],
): Promise<Concerned['ideas']> {
  const numbers = proposal === null ? arrived : [proposal]
  if (idea === null && numbers.length === 0) return []
  const rows = await database
    .selectFrom('idea')
    .select(['id', 'author'])
    .where('page', '=', page)
    .where('deleted', 'is', null)
    .$if(idea !== null, (query) => query.where('id', '=', idea ?? ''))
    .$if(idea === null, (query) => query.where('proposal', 'in', numbers))
    .orderBy('created')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, author }) => (author === null ? [] : [{ person: author, idea: id }]))
}

async function authorsOfProposals(
  { database }: Services,
  { page, proposal }: ActRow,
  arrived: readonly number[],
): Promise<readonly string[]> {
  const numbers = proposal === null ? arrived : [proposal]
  if (numbers.length === 0) return []
  const rows = await database
    .selectFrom('proposal')
    .select('author')
    .where('page', '=', page)
    .where('number', 'in', numbers)
    .execute()
  return rows.flatMap(({ author }) => author ?? [])
}

/** Who spoke in its thread before. */
async function speakersIn(
  { database }: Services,
  { thread, time }: ActRow,
): Promise<readonly string[]> {
  if (thread === null) return []
  const rows = await database
    .selectFrom('comment')
    .select('author')
    .where('thread', '=', thread)
    .where('created', '<=', time)
    .where('deleted', 'is', null)
    .where('hidden', 'is', null)
    .distinct()
    .execute()
  return rows.flatMap(({ author }) => author ?? [])
}

/** Who look after pages that pin this one, with one page each. */
async function pinning({ database }: Services, page: PageRow): Promise<Concerned['pins']> {
  const rows = await withSearchTables(database)
    .selectFrom('page_facet')
    .innerJoin('page_slug', 'page_slug.slug', 'page_facet.value')
    .innerJoin('page', 'page.id', 'page_facet.page')
    .innerJoin('maintainer', 'maintainer.page', 'page.id')
    .select(['page.id', 'page.fields', 'page_slug.slug', 'maintainer.user'])
    .where('page_slug.page', '=', page.id)
    .where('page_facet.key', '=', 'uses')
    .where('page.deleted', 'is', null)
    .execute()
  return rows.flatMap((row) => {
    const methods: unknown = fieldsOfRow(row)['methods']
    const isPinned =
      typeof methods === 'object' && methods !== null && Object.hasOwn(methods, row.slug)
    return isPinned ? [{ person: row.user, page: row.id }] : []
  })
}

/** The words in which people may be named, and those that named them before. */
async function textsOf(
  services: Services,
  act: ActRow,
): Promise<{ readonly now: string; readonly before: string }> {
  const { database } = services
  const none = { now: act.kind === 'released' ? (act.quote ?? '') : '', before: '' }
  switch (act.kind) {
    case 'idea-said': {
      const row = await database
        .selectFrom('idea')
        .select(['text', 'observed'])
        .where('id', '=', act.idea)
        .executeTakeFirst()
      return { now: `${row?.text ?? ''}\n${row?.observed ?? ''}`, before: '' }
    }
    case 'thread-said':
    case 'comment-said': {
      const row = await database
        .selectFrom('comment')
        .select('text')
        .where('id', '=', act.comment)
        .executeTakeFirst()
      return { now: row?.text ?? '', before: '' }
    }
    case 'proposal-made': {
      const row = await database
        .selectFrom('proposal')
        .select(['title', 'reason'])
        .where('page', '=', act.page)
        .where('number', '=', act.proposal)
        .executeTakeFirst()
      return { now: `${row?.title ?? ''}\n${row?.reason ?? ''}`, before: '' }
    }
    case 'changed':
    case 'page-made':
    case 'proposal-accepted':
      return act.revision === null ? none : textsOfRevision(services, act.page, act.revision)
    default:
      return none
  }
}

async function textsOfRevision({ library }: Services, page: string, revision: string) {
  const id = pageIdOf(page)
  const made = await library.revision(id, revisionIdOf(revision))
  const parent = made?.parents[0]
  const [now, before] = await Promise.all([
    library.readText(id, revisionIdOf(revision)),
    parent === undefined ? null : library.readText(id, parent),
  ])
  return { now: now ?? '', before: before ?? '' }
}

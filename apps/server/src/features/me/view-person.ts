import type { ChangeEntry, PersonPage } from '@forkshop/api'
import { ProblemError } from '../../base/problem-error.ts'
import { noteShown, readAs } from '../../base/shown.ts'
import { toSummaries } from '../../records/pages/summaries.ts'
import type { Services } from '../../records/services/services.ts'
import { saidBy } from '../ideas/said-by.ts'
import { listChanges } from '../library/changes.ts'
import { shownEventsOf } from './own-events.ts'
import { isPublic, pagesOf, proposalsOf } from './own-lines.ts'
import { readPersonWords, type PersonWords } from './person-rows.ts'

type Known = { readonly id: string; readonly name: string; readonly banned: number }
const anybody = { kind: 'visitor' } as const

/**
 * The page of a person, as everybody sees it: what they want shown, of public pages. Throws `gone` for an account that was
 * deleted, `not-found` where there never was one or it is closed.
 */
export async function viewPerson(services: Services, id: string): Promise<PersonPage> {
  const { name } = await findPerson(services, id)
  const { words, place, settings } = await readPersonWords(services, id)
  const shown = <Part>(
    part: PersonWords['settings']['shows'][number],
    read: () => Promise<Part>,
  ): Promise<Part | null> => (settings.shows.includes(part) ? read() : Promise.resolve(null))
  const [pages, events, proposals, ideas] = await Promise.all([
    shown('pages', async () => toSummaries(services, await pagesOf(services, id, isPublic))),
    shown('events', () => shownEventsOf(services, id)),
    shown('proposals', () => proposalsOf(services, id, isPublic)),
    shown('ideas', () => shownIdeasOf(services, id)),
  ])
  return {
    id,
    name,
    words: settings.shows.includes('words') && words !== '' ? words : null,
    place: settings.shows.includes('place') && place !== '' ? place : null,
    pages,
    events,
    proposals,
    ideas,
  }
}

/**
 * What a person did on public pages, newest first, for their page and their feed: empty where they do not show it. Throws
 * as `viewPerson`.
 */
export async function changesOfPerson(
  services: Services,
  id: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ readonly items: ChangeEntry[]; readonly nextCursor: string | null }> {
  await findPerson(services, id)
  const { settings } = await readPersonWords(services, id)
  if (!settings.shows.includes('changes')) return { items: [], nextCursor: null }
  return listChanges(services, {
    limit,
    cursor,
    pages: (eb) => eb.and([eb('page.visibility', '=', 'public'), eb('change.person', '=', id)]),
  })
}

/** Somebody who has a page. Throws as `viewPerson`. */
export async function findPerson({ database }: Services, id: string): Promise<Known> {
  noteShown(`person ${id}`)
  const row = await readAs([`person ${id}`], () =>
    database
      .selectFrom('user')
      .select(['id', 'name', 'banned'])
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  if (row?.banned === 0) return row
  const closed = await readAs([`person ${id}`], () =>
    database.selectFrom('closed_account').select('id').where('id', '=', id).executeTakeFirst(),
  )
  if (closed !== undefined) throw new ProblemError('gone', 'person-gone')
  throw new ProblemError('not-found', 'user-not-found')
}

/** What is neither hidden nor waits, of what somebody said on public pages. */
async function shownIdeasOf(services: Services, id: string) {
  const hidden = await services.database
    .selectFrom('idea')
    .innerJoin('page', 'page.id', 'idea.page')
    .select('idea.id')
    .where('idea.author', '=', id)
    .where((eb) =>
      eb.or([eb('idea.hidden', 'is not', null), eb('page.visibility', '!=', 'public')]),
    )
    .execute()
  const left = new Set(hidden.map((row) => row.id))
  const { items, pages } = await saidBy(services, id, anybody)
  return { items: items.filter((idea) => !left.has(idea.id)), pages }
}

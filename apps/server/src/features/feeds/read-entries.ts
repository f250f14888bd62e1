import type { CallAnswer, ChangeEntry } from '@forkshop/api'
import type { Actor, CallOf, Handlers } from '../../base/http/handler.ts'
import { kindOf } from '../../base/kind-of.ts'
import { readAs } from '../../base/shown.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { titlesOfPages } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { listChanges, type PagesOfChanges } from '../library/changes.ts'
import { changesOfPerson } from '../me/view-person.ts'
import {
  entryOfChange,
  entryOfIdea,
  entryOfPage,
  entryOfRevision,
  entryOfVersion,
  type Saying,
} from './entries.ts'
import type { FeedEntry } from './feed.ts'

/** The calls that feeds are made of. */
type Calls = 'listRevisions' | 'listVersions' | 'listIdeas' | 'listPages'
export type FeedCalls = Pick<Handlers<Calls>, Calls>

/** By whom entries are read, and with which words they are said. */
export type Reading = {
  readonly services: Services
  readonly calls: FeedCalls
  readonly reader: Actor
  readonly saying: Omit<Saying, 'titles'>
}

/** Entries of a feed: programs ask often, and keep what they have seen. */
export const FEED_ENTRIES = 50

export const onOf = (page: PageRow) => ({ slug: page.slug, kind: kindOf(page) })

/** What happened to public pages, or to those that `pages` names; of what is deleted not even that it was. */
export async function changeEntries(
  { services, saying }: Reading,
  pages?: PagesOfChanges,
): Promise<readonly FeedEntry[]> {
  const { items } = await readAs(['changes'], () =>
    listChanges(services, { limit: FEED_ENTRIES, ...(pages !== undefined && { pages }) }),
  )
  return toEntries(items, saying)
}

/** What somebody did on public pages, as far as they want it shown. */
export async function personEntries(
  { services, saying }: Reading,
  person: string,
): Promise<readonly FeedEntry[]> {
  const { items } = await changesOfPerson(services, person, { limit: FEED_ENTRIES })
  return toEntries(items, saying)
}

const toEntries = (changes: readonly ChangeEntry[], saying: Reading['saying']) =>
  changes
    .filter(({ kind }) => kind !== 'deleted')
    .map((change) => entryOfChange(change, { ...saying, titles: {} }))

/** The newest revisions of a page. */
export async function revisionEntries(
  reading: Reading,
  page: PageRow,
): Promise<readonly FeedEntry[]> {
  const { items } = await ask(reading, 'listRevisions', newestOfPage(page))
  const titles = await titlesOfPages(
    reading.services,
    items.flatMap(({ event }) => event ?? []),
  )
  return items.map((entry, at) =>
    entryOfRevision(entry, {
      on: onOf(page),
      older: items[at + 1]?.id ?? null,
      saying: { ...reading.saying, titles },
    }),
  )
}

/** The versions of a page. */
export async function versionEntries(
  reading: Reading,
  page: PageRow,
): Promise<readonly FeedEntry[]> {
  const { items } = await ask(reading, 'listVersions', newestOfPage(page))
  return items.map((entry) => entryOfVersion(entry, onOf(page), { ...reading.saying, titles: {} }))
}

/** The newest ideas on a page. */
export async function ideaEntries(reading: Reading, page: PageRow): Promise<readonly FeedEntry[]> {
  const { items }: CallAnswer<'listIdeas'> = await ask(reading, 'listIdeas', newestOfPage(page))
  const named = items.flatMap(({ page: on, event }) => [on, ...(event === null ? [] : [event])])
  const titles = await titlesOfPages(reading.services, named)
  return items.map((idea) => entryOfIdea(idea, onOf(page), { ...reading.saying, titles }))
}

/** The pages that a search finds, as they were changed last. */
export async function foundEntries(
  reading: Reading,
  query: Pick<CallOf<'listPages'>['query'], 'q' | 'kind'>,
): Promise<readonly FeedEntry[]> {
  const asked = {
    ...query,
    sort: 'updated' as const,
    languages: 'each' as const,
    limit: FEED_ENTRIES,
  }
  const { items } = await ask(reading, 'listPages', { params: {}, query: asked, body: {} })
  return items.map((page) => entryOfPage(page, { ...reading.saying, titles: {} }))
}

const newestOfPage = ({ slug }: PageRow) => ({
  params: { slug },
  query: { limit: FEED_ENTRIES },
  body: {},
})

/** Answers a call as the reader of a feed is answered. */
function ask<Name extends Calls>({ calls, reader }: Reading, name: Name, call: CallOf<Name>) {
  const handler: Handlers<Calls>[Name] = calls[name]
  return handler(call, {
    actor: reader,
    language: 'fr',
    signal: new AbortController().signal,
    setHeader: () => {},
    address: '',
    cookie: undefined,
  })
}

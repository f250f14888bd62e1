import type { Language } from '@forkshop/domain'
import type { Handlers } from '../../base/http/handler.ts'
import { readAs } from '../../base/shown.ts'
import type { Services } from '../../records/services/services.ts'
import { listChanges } from './changes.ts'
import { countKinds, findPages } from './find-pages.ts'
import { groupingFor, type Grouping } from './group-languages.ts'
import { searchPages } from './search-pages.ts'

type LibraryRoutes = 'viewHome' | 'listPages' | 'search' | 'listChanges'

/** Rows and happenings that the home screen shows at once. */
const HOME_ROWS = 30
const HOME_CHANGES = 8

/** Answers every call about the library as a whole. Lists hold public pages only. */
export function libraryHandlers(services: Services): Handlers<LibraryRoutes> {
  const groupingOf = (languages: ListedLanguages, reader: Language): Promise<Grouping | null> =>
    ofPages(() => groupingFor(services, forWhom(languages, reader)))
  return {
    async viewHome({ query: { cursor, sort, languages, ...filter } }, { language }) {
      const { lang, q } = filter
      const grouping = await groupingOf(languages, language)
      const listing = { sort, first: language, grouping, limit: HOME_ROWS, cursor }
      const [found, counts, recent] = await Promise.all([
        ofPages(() => findPages(services, filter, listing)),
        ofPages(() => countKinds(services, { lang, q }, grouping)),
        ofChanges(() => listChanges(services, { limit: HOME_CHANGES })),
      ])
      return { kind: filter.kind, counts, ...found, recent: recent.items }
    },

    async listPages({ query: { limit, cursor, sort, languages, ...filter } }, { language }) {
      const grouping = await groupingOf(languages, language)
      return ofPages(() => findPages(services, filter, { limit, cursor, sort, grouping }))
    },

    async search({ query: { languages, ...query } }, { language }) {
      const groupedFor = forWhom(languages, language)
      return ofPages(() => searchPages(services, { ...query, groupedFor }))
    },

    async listChanges({ query }) {
      return ofChanges(() => listChanges(services, query))
    },
  }
}

type ListedLanguages = 'each' | 'grouped'

/** For whom pages that translate each other are put together; nobody where each is for itself. */
const forWhom = (languages: ListedLanguages, reader: Language): Language | undefined =>
  languages === 'grouped' ? reader : undefined

/** Lists of pages show something of every page, and what happened shows what people said too. */
const ofPages = <List>(read: () => Promise<List>): Promise<List> => readAs(['pages'], read)
const ofChanges = <List>(read: () => Promise<List>): Promise<List> => readAs(['changes'], read)

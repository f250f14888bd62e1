import type { Handlers } from '../../base/http/handler.ts'
import { readAs } from '../../base/shown.ts'
import type { Services } from '../../records/services/services.ts'
import { listChanges } from './changes.ts'
import { countKinds, findPages } from './find-pages.ts'
import { searchPages } from './search-pages.ts'

type LibraryRoutes = 'viewHome' | 'listPages' | 'search' | 'listChanges'

/** Rows and happenings that the home screen shows at once. */
const HOME_ROWS = 30
const HOME_CHANGES = 8

/** Answers every call about the library as a whole. Lists hold public pages only. */
export function libraryHandlers(services: Services): Handlers<LibraryRoutes> {
  return {
    async viewHome({ query: { cursor, sort, ...filter } }, { language }) {
      const { lang, q } = filter
      const [found, counts, recent] = await Promise.all([
        ofPages(() =>
          findPages(services, filter, { sort, first: language, limit: HOME_ROWS, cursor }),
        ),
        ofPages(() => countKinds(services, { lang, q })),
        ofChanges(() => listChanges(services, { limit: HOME_CHANGES })),
      ])
      return { kind: filter.kind, counts, ...found, recent: recent.items }
    },

    async listPages({ query: { limit, cursor, sort, ...filter } }) {
      return ofPages(() => findPages(services, filter, { limit, cursor, sort }))
    },

    async search({ query }) {
      return ofPages(() => searchPages(services, query))
    },

    async listChanges({ query }) {
      return ofChanges(() => listChanges(services, query))
    },
  }
}

/** Lists of pages show something of every page, and what happened shows what people said too. */
const ofPages = <List>(read: () => Promise<List>): Promise<List> => readAs(['pages'], read)
const ofChanges = <List>(read: () => Promise<List>): Promise<List> => readAs(['changes'], read)

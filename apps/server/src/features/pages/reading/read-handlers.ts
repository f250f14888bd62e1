import type { Handlers } from '../../../base/http/handler.ts'
import { onPageOf } from '../../../records/pages/on-page.ts'
import type { Services } from '../../../records/services/services.ts'
import { type FoundPage, resolveAt } from '../../../records/pages/find-page.ts'
import { readHistory } from '../history/history.ts'
import { lineageOf } from '../lineage/lineage.ts'
import { kindOf } from '../../../base/kind-of.ts'
import { pageOfList } from '../../../base/http/list-cursor.ts'
import { maintainersOf } from '../../../records/pages/people.ts'
import { draftVersion } from '../release/draft-version.ts'
import { rightsOn } from './rights-on.ts'
import { readPageAt, showPage } from '../shown/show-page.ts'
import { refuseHeavy } from '../../../texts/text-work.ts'
import { releaseRows, toVersionEntries } from '../../../records/pages/versions.ts'
import { viewPage } from './view-page.ts'
import { ForkshopError } from '@forkshop/domain'
import { pageIdOf } from '../../../base/row-ids.ts'

type ReadRoutes =
  | 'getPage'
  | 'viewPage'
  | 'getRights'
  | 'getText'
  | 'listRevisions'
  | 'listVersions'
  | 'draftVersion'
  | 'getAgenda'
  | 'getLineage'
  | 'listPeople'

/** Answers every call that reads one page. */
export function readHandlers(services: Services): Handlers<ReadRoutes> {
  const onPage = onPageOf(services)
  return {
    getPage: onPage('getPage', async ({ query }, { actor, setHeader, page }) => {
      const shown = await readPageAt(services, page, query.at)
      setHeader('Forkshop-Revision', shown.revision)
      return showPage(services, shown, actor)
    }),

    viewPage: onPage('viewPage', async ({ query }, { actor, setHeader, page }) => {
      const shown = await readPageAt(services, page, query.at)
      setHeader('Forkshop-Revision', shown.revision)
      return viewPage(services, shown, { actor, article: query.article ?? 'whole' })
    }),

    getRights: onPage('getRights', async (_call, { actor, page }) => {
      return rightsOn(services, page, actor)
    }),

    getText: onPage('getText', async ({ query }, { setHeader, page }) => {
      const raw = await readRaw(services, page, query.at)
      setHeader('Forkshop-Revision', raw.revision)
      return raw.text
    }),

    listRevisions: onPage('listRevisions', async ({ query }, { page }) => {
      const { slug, title } = page
      return { ...(await readHistory(services, page, query)), slug, title, kind: kindOf(page) }
    }),

    listVersions: onPage('listVersions', async ({ query }, { page }) => {
      const { items, nextCursor } = pageOfList(await releaseRows(services, page), query)
      return { items: await toVersionEntries(services, page, items), nextCursor }
    }),

    draftVersion: onPage('draftVersion', async ({ query }, { language, setHeader, page }) => {
      const shown = await readPageAt(services, page, query.at)
      setHeader('Forkshop-Revision', shown.revision)
      return draftVersion(services, shown, language)
    }),

    getAgenda: onPage('getAgenda', async ({ query }, { page }) => {
      const shown = await readPageAt(services, page, query.at)
      const reading = await shown.reading()
      return reading === null ? refuseHeavy({ reason: 'too-heavy' }) : reading.drawn.agenda
    }),

    getLineage: onPage('getLineage', async (_call, { actor, page }) => {
      return { pages: await lineageOf(services, page, actor) }
    }),

    listPeople: onPage('listPeople', async (_call, { page }) => {
      const people = await maintainersOf(services, page.id)
      return { items: people.map((person) => ({ ...person, role: 'maintainer' as const })) }
    }),
  }
}

/** The text of a revision as it was committed: its UTF-8 bytes are the bytes in git. */
type RawText = { readonly text: string; readonly revision: string }

/** The exact text of a page at one of its revisions. */
async function readRaw(
  services: Services,
  page: FoundPage,
  at: string | undefined,
): Promise<RawText> {
  const { revision } = await resolveAt(services, page, at)
  const text = await services.library.readText(pageIdOf(page.id), revision)
  if (text === null) throw new ForkshopError('missing-revision', { page: page.id, revision })
  return { text, revision }
}

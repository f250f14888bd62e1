import type { Actor, Handlers } from '../../../base/http/handler.ts'
import { requireRight } from '../../../records/pages/rights.ts'
import type { Services } from '../../../records/services/services.ts'
import { findPage, type FoundPage, resolveAt } from '../../../records/pages/find-page.ts'
import { readHistory } from '../history/history.ts'
import { lineageOf } from '../lineage/lineage.ts'
import { kindOf } from '../../../base/kind-of.ts'
import { pageOfList } from '../../../base/http/list-cursor.ts'
import { maintainersOf } from '../../../records/pages/people.ts'
import { rightsOn } from './rights-on.ts'
import { readPageAt, showPage } from '../shown/show-page.ts'
import { refuseHeavy, runHeavy } from '../../../texts/text-work.ts'
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
  | 'getAgenda'
  | 'getLineage'
  | 'listPeople'

/** Answers every call that reads one page. */
export function readHandlers(services: Services): Handlers<ReadRoutes> {
  const readable = async (slug: string, actor: Actor): Promise<FoundPage> => {
    const page = await findPage(services, slug, actor)
    await requireRight(services, actor, 'read', page)
    return page
  }
  return {
    async getPage({ params, query }, { actor, setHeader }) {
      const shown = await readPageAt(services, await readable(params.slug, actor), query.at)
      setHeader('Forkshop-Revision', shown.revision)
      return showPage(services, shown)
    },

    async viewPage({ params, query }, { actor, setHeader }) {
      const shown = await readPageAt(services, await readable(params.slug, actor), query.at)
      setHeader('Forkshop-Revision', shown.revision)
      return viewPage(services, shown, actor)
    },

    async getRights({ params }, { actor }) {
      return rightsOn(services, await readable(params.slug, actor), actor)
    },

    async getText({ params, query }, { actor, setHeader }) {
      const raw = await readRaw(services, { slug: params.slug, at: query.at, actor })
      setHeader('Forkshop-Revision', raw.revision)
      return raw.text
    },

    async listRevisions({ params, query }, { actor }) {
      const page = await readable(params.slug, actor)
      const { slug, title } = page
      return { ...(await readHistory(services, page, query)), slug, title, kind: kindOf(page) }
    },

    async listVersions({ params, query }, { actor }) {
      const page = await readable(params.slug, actor)
      const { items, nextCursor } = pageOfList(await releaseRows(services, page), query)
      return { items: await toVersionEntries(services, page, items), nextCursor }
    },

    async getAgenda({ params, query }, { actor }) {
      const shown = await readPageAt(services, await readable(params.slug, actor), query.at)
      const outcome = await runHeavy(services, { kind: 'agenda', text: shown.text })
      return outcome.kind === 'agenda' ? outcome.value : refuseHeavy(outcome)
    },

    async getLineage({ params }, { actor }) {
      return { pages: await lineageOf(services, await readable(params.slug, actor)) }
    },

    async listPeople({ params }, { actor }) {
      const people = await maintainersOf(services, (await readable(params.slug, actor)).id)
      return { items: people.map((person) => ({ ...person, role: 'maintainer' as const })) }
    },
  }
}

/** The text of a revision as it was committed: its UTF-8 bytes are the bytes in git. */
type RawText = { readonly text: string; readonly revision: string }

/** The exact text of a page at one of its revisions, for those who may read it. */
async function readRaw(
  services: Services,
  wanted: { readonly slug: string; readonly at: string | undefined; readonly actor: Actor },
): Promise<RawText> {
  const page = await findPage(services, wanted.slug, wanted.actor)
  await requireRight(services, wanted.actor, 'read', page)
  const { revision } = await resolveAt(services, page, wanted.at)
  const text = await services.library.readText(pageIdOf(page.id), revision)
  if (text === null) throw new ForkshopError('missing-revision', { page: page.id, revision })
  return { text, revision }
}

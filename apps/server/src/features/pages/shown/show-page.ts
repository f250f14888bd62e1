import type { Page } from '@forkshop/api'
import { ForkshopError, kindOfFields, missingFields } from '@forkshop/domain'
import type { Actor } from '../../../base/http/handler.ts'
import type { Revision } from '@forkshop/repository'
import type { Services } from '../../../records/services/services.ts'
import { forkedFromOf } from '../../../records/pages/related-pages.ts'
import { translationsOf } from '../../../records/pages/translations.ts'
import { resolveAt, type PageRow, type ResolvedAt } from '../../../records/pages/find-page.ts'
import { pageIdOf } from '../../../base/row-ids.ts'
import type { ShownFacts } from '../../../texts/jobs/page-facts.ts'
import { withReading, type ShownWithReading } from './read-shown.ts'
import { shownFacts } from './shown-facts.ts'
import { settingsOf } from '../../../records/pages/rights.ts'
import { toRevisionView } from '../../../records/pages/views.ts'

/** A page at one of its revisions, read from git. */
export type PageAt = ResolvedAt & ShownWithReading & { readonly recorded: Revision }

/** Reads the revision that `{at}` names; throws `not-found` when there is none. */
export async function readPageAt(services: Services, page: PageRow, at?: string): Promise<PageAt> {
  const { revision, version } = await resolveAt(services, page, at)
  const id = pageIdOf(page.id)
  const [text, recorded] = await Promise.all([
    services.library.readText(id, revision),
    services.library.revision(id, revision),
  ])
  if (text === null || recorded === null) {
    throw new ForkshopError('missing-revision', { page: page.id, revision })
  }
  return { ...withReading(services, { page, revision, text }), revision, version, recorded }
}

/** The answer of `GET /pages/{slug}`. */
export async function showPage(services: Services, shown: PageAt, actor: Actor): Promise<Page> {
  const facts = await shownFacts(services, shown)
  return { ...(await describePage(services, shown, { facts, actor })), text: shown.text }
}

/** What every answer about a page begins with. */
export async function describePage(
  services: Services,
  { page, version, recorded }: PageAt,
  { facts, actor }: { readonly facts: ShownFacts; readonly actor: Actor },
): Promise<Omit<Page, 'text'>> {
  const [forkedFrom, translations] = await Promise.all([
    forkedFromOf(services, page, actor),
    translationsOf(services, page),
  ])
  const { kind, title, summary, lang, license } = facts.card
  return {
    id: page.id,
    slug: page.slug,
    kind,
    title,
    summary,
    lang,
    license,
    fields: { ...facts.fields },
    revision: toRevisionView(recorded),
    version,
    forkedFrom,
    translations,
    ...settingsOf(page),
    missing: [...missingFields(kindOfFields(facts.fields), facts.fields)],
  }
}

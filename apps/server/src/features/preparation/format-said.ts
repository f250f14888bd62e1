import {
  factsOf,
  methodsUsed,
  parseVersion,
  type BeforeItem,
  type PageFacts,
  type StepMethod,
} from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { findNamedPage, type PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import { releaseRows } from '../../records/pages/versions.ts'
import type { Services } from '../../records/services/services.ts'
import { runBounded } from '../../texts/text-work.ts'
import type { ToPrepare } from '../../texts/jobs/preparation-job.ts'
import { formatRunOf, readRun } from '../pages/shown/format-run.ts'
import { readPageAt } from '../pages/shown/show-page.ts'
import { shownFacts } from '../pages/shown/shown-facts.ts'

/** What the format of an event says, at the version that the event runs. */
export type FormatSaid = {
  readonly page: PageRow
  readonly version: string
  readonly withdrawn: string | null
  readonly facts: PageFacts
  readonly items: readonly BeforeItem[]
  /** The newest version, where that is another: asked for by who shows the list, not by who ticks. */
  readonly newest: () => Promise<NewestSaid | null>
  readonly materials: () => Promise<readonly Material[]>
}

/** What the newest version of a format says. */
export type NewestSaid = { readonly version: string; readonly items: readonly BeforeItem[] }

/** What a step or a method needs. */
export type Material = {
  readonly text: string
  readonly for: string
  readonly method: string | null
}

/** Methods that are looked into for what they need. */
const MAX_METHODS = 30
const NOTHING: ToPrepare = { items: [], materials: [] }

/**
 * Reads what an event runs as this reader may: the version of its format, or the programme of its day. Null where there
 * is none, where the format was deleted or hidden from them, or never had that version.
 */
export async function formatSaid(
  services: Services,
  event: PageRow,
  actor: Actor,
): Promise<FormatSaid | null> {
  const eventFacts = factsOfRow(event)
  const run = await formatRunOf(services, { page: event, facts: eventFacts }, actor)
  if (run === null) return null
  const { page, version, withdrawn, adapted } = run
  const shown = await readRun(services, run)
  const [said, facts] = await Promise.all([
    toPrepare(services, shown.page, shown),
    shownFacts(services, shown),
  ])
  return {
    page,
    version,
    withdrawn,
    facts: factsOf('format', facts.fields),
    items: said.items,
    // What was changed for the day is not something that a newer version says.
    newest: adapted === null ? () => newestSaid(services, page, version) : async () => null,
    materials: () => materialsOf(services, { shown, event: eventFacts }, actor),
  }
}

/** The items of the newest version, where that is another. */
async function newestSaid(
  services: Services,
  page: PageRow,
  version: string,
): Promise<NewestSaid | null> {
  if (page.version === null || page.version === version) return null
  const shown = await readPageAt(services, page, page.version)
  return { version: page.version, items: (await toPrepare(services, page, shown)).items }
}

type Shown = Awaited<ReturnType<typeof readPageAt>>

/** What the column of the agenda and the texts of the methods say is needed, each once. */
async function materialsOf(
  services: Services,
  { shown, event }: { readonly shown: Shown; readonly event: PageFacts },
  actor: Actor,
): Promise<readonly Material[]> {
  const steps = (await shown.reading())?.drawn.agenda.days.flatMap(({ steps: all }) => all) ?? []
  const ofSteps = steps
    .filter(({ materials }) => materials !== '')
    .map(({ step, materials }) => ({ text: materials, for: step, method: null }))
  const { methods: pins } = factsOf('format', (await shownFacts(services, shown)).fields)
  const ofMethods = await Promise.all(
    methodsUsed(steps, pins, event.methods)
      .slice(0, MAX_METHODS)
      .map((method) => methodNeeds(services, method, actor)),
  )
  const all = [...ofSteps, ...ofMethods.flat()]
  return [...new Map(all.map((one) => [JSON.stringify([one.text, one.for]), one])).values()]
}

async function methodNeeds(
  services: Services,
  { slug, version }: StepMethod,
  actor: Actor,
): Promise<readonly Material[]> {
  const page = await findNamedPage(services, slug, actor)
  if (page === null) return []
  const known = version === null ? null : parseVersion(version)
  const release = (await releaseRows(services, page)).find((one) => one.version === known)
  const revision = release?.revision ?? page.head
  const text = await services.library.readText(pageIdOf(page.id), revisionIdOf(revision))
  if (text === null) return []
  const { materials } = await toPrepare(services, page, { revision, text })
  return materials.map((needed) => ({ text: needed, for: page.title, method: page.slug }))
}

/** Kept by revision; nothing for a text that takes too long to read. */
async function toPrepare(
  services: Services,
  page: PageRow,
  { revision, text }: { readonly revision: string; readonly text: string },
): Promise<ToPrepare> {
  const kept = services.held.made.part<ToPrepare>('to-prepare')
  const key = `${page.id} ${revision}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const made = await runBounded(services, { kind: 'to-prepare', text })
  if (made === null) return NOTHING
  kept.set(key, made.value)
  return made.value
}

import type { PrintView } from '@forkshop/api'
import { factsOf, methodsUsed, type PageFacts, type StepMethod } from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPageById } from '../../records/pages/find-page.ts'
import { pagesBySlug } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { eventProgramme, eventTimes } from '../events/event-times.ts'
import { noArticle, partsOf, readArticle } from '../pages/reading/article.ts'
import { formatRunOf, isForTheDay, readRun, type FormatRun } from '../pages/shown/format-run.ts'
import { describePage, readPageAt, type PageAt } from '../pages/shown/show-page.ts'
import { shownFacts } from '../pages/shown/shown-facts.ts'
import { materialsIn } from './materials-in.ts'

/** Methods that one print takes along at most. */
const MAX_METHODS = 40

type Printed = { readonly actor: Actor; readonly hasTexts: boolean }

/** A page as its sheets need it, the same for every reader who may see it. */
export async function viewPrint(
  services: Services,
  shown: PageAt,
  printed: Printed,
): Promise<PrintView> {
  const read = await shownFacts(services, shown)
  const facts = factsOf(read.card.kind, read.fields)
  const [described, article, run] = await Promise.all([
    describePage(services, shown, { facts: read, actor: printed.actor }),
    printed.hasTexts ? readArticle(services, shown, false) : noArticle,
    formatRunOf(services, { page: shown.page, facts }, printed.actor),
  ])
  const source =
    run === null ? { shown, facts } : await withFacts(services, await readRun(services, run))
  const programme = await programmeOf(services, source, { event: facts, run })
  const steps = (programme?.agenda.days ?? []).flatMap((day) => day.steps)
  const wanted = methodsUsed(steps, source.facts.methods, facts.methods).slice(0, MAX_METHODS)
  const { slug, kind, title, summary, lang, license, version, revision } = described
  return {
    slug,
    kind,
    title,
    summary,
    lang,
    license,
    version,
    revision,
    current: shown.revision === shown.page.head,
    times: await eventTimes(services, facts, {
      days: programme?.agenda.days ?? [],
      isForTheDay: isForTheDay(run),
    }),
    venue: facts.venue,
    cancelled: facts.cancelled,
    programme,
    parts: partsOf(article),
    methods: await readMethods(services, wanted, printed),
  }
}

type WithFacts = { readonly shown: PageAt; readonly facts: PageFacts }

async function withFacts(services: Services, shown: PageAt): Promise<WithFacts> {
  const { card, fields } = await shownFacts(services, shown)
  return { shown, facts: factsOf(card.kind, fields) }
}

/** The agenda that is run, with the dates and hours of an event; null where there is none. */
async function programmeOf(
  services: Services,
  { shown, facts }: WithFacts,
  { event, run }: { readonly event: PageFacts; readonly run: FormatRun | null },
): Promise<PrintView['programme']> {
  const agenda = (await shown.reading())?.drawn.agenda
  if (agenda === undefined || agenda.days.length === 0) return null
  // A programme that was changed for the day goes by the name of the format that it comes from.
  const { page, version } = run ?? shown
  return {
    slug: page.slug,
    title: facts.title ?? page.title,
    version,
    lang: facts.lang ?? page.lang,
    ...(await eventProgramme(services, event, { agenda, isForTheDay: isForTheDay(run) })),
    roles: facts.roles.map((role) => ({ ...role })),
  }
}

async function readMethods(
  services: Services,
  wanted: readonly StepMethod[],
  printed: Printed,
): Promise<PrintView['methods']> {
  const found = await pagesBySlug(
    services,
    wanted.map(({ slug }) => slug),
  )
  const read = await Promise.all(
    wanted.map(async ({ slug, version }) => {
      const named = found.get(slug)
      return named === undefined
        ? []
        : readMethod(services, { id: named.id, at: version ?? named.version }, printed)
    }),
  )
  return read.flat()
}

async function readMethod(
  services: Services,
  { id, at }: { readonly id: string; readonly at: string | null },
  { actor, hasTexts }: Printed,
): Promise<PrintView['methods']> {
  const page = await findPageById(services, id, actor)
  const shown = page && (await readPageAt(services, page, at ?? undefined).catch(noSuchVersion))
  if (shown === null) return []
  const [article, { card }] = await Promise.all([
    readArticle(services, shown, false),
    shownFacts(services, shown),
  ])
  return [
    {
      slug: shown.page.slug,
      title: card.title,
      summary: card.summary,
      lang: card.lang,
      version: shown.version,
      materials: materialsIn(article),
      parts: hasTexts ? partsOf(article) : [],
    },
  ]
}

/** A page may name a version that there never was: it is printed without it. */
function noSuchVersion(cause: unknown): null {
  if (cause instanceof ProblemError && cause.code === 'not-found') return null
  throw cause
}

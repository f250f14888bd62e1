import type { Page, PageView } from '@forkshop/api'
import { countChanges, stepMarks } from '@forkshop/compare'
import { factsOf, type PageFacts } from '@forkshop/domain'
import { eventProgramme, eventTimes } from '../../events/event-times.ts'
import { doorOf } from '../../events/event-room.ts'
import { listRoles } from '../../preparation/list-roles.ts'
import { readRolePeople } from '../../preparation/preparation-rows.ts'
import { comingOf } from '../../registrations/event-frame.ts'
import type { Actor } from '../../../base/http/handler.ts'
import { contributorsOf } from '../../provenance/contributors.ts'
import type { Services } from '../../../records/services/services.ts'
import { noArticle, partsOf, readArticle } from './article.ts'
import type { Article } from '../../../texts/jobs/draw-article.ts'
import { revisionIdOf } from '../../../base/row-ids.ts'
import { comparePair } from '../../../texts/text-pair.ts'
import { findPageById, type PageRow } from '../../../records/pages/find-page.ts'
import { countRevisions, readHistory } from '../history/history.ts'
import { passageIdeas } from './passage-ideas.ts'
import { visibilityOf } from '../../../records/pages/rights.ts'
import { countRan } from '../../../records/pages/ran-events.ts'
import { maintainersOf } from '../../../records/pages/people.ts'
import { viewForks, viewUpstream } from '../../upstream/view-upstream.ts'
import { eventsOf, pinsOf } from '../../../records/pages/related-pages.ts'
import { originalOf } from '../../../records/pages/translations.ts'
import { formatRunOf, isForTheDay, readRun, type FormatRun } from '../shown/format-run.ts'
import { describePage, readPageAt, type PageAt } from '../shown/show-page.ts'
import { shownFacts } from '../shown/shown-facts.ts'
import { licenseIssues } from '../../../records/pages/license-issues.ts'
import { originsOf, type TextOrigins } from '../../../records/pages/text-origins.ts'
import { countOpenThreads } from '../../../records/said/thread-rows.ts'
import { releaseRows, toVersionEntries } from '../../../records/pages/versions.ts'

/** Revisions that the reading page lists. */
const RECENT = 6

/**
 * Whether the article is drawn too: who reads it elsewhere asks for none, who shows it for the places of words
 * only where something is said of a passage.
 */
export type ArticleAsked = 'whole' | 'shown' | 'none'

type Viewed = { readonly actor: Actor; readonly article: ArticleAsked }

/** Everything a reading page shows, the same for every reader who may see the page. */
export async function viewPage(
  services: Services,
  shown: PageAt,
  viewed: Viewed,
): Promise<PageView> {
  const { page, revision } = shown
  const said = passageIdeas(services, page)
  const released = releaseRows(services, page)
  // Who wrote the text is told beside its reading: both may be work for a thread.
  const [
    read,
    article,
    releases,
    recent,
    revisions,
    contributors,
    maintainers,
    openProposals,
    threads,
    ideas,
    forks,
    upstream,
    events,
    ran,
  ] = await Promise.all([
    shownFacts(services, shown),
    articleOf(services, shown, viewed.article, said),
    released,
    readHistory(services, page, { limit: RECENT, releases: released }),
    countRevisions(services, page),
    contributorsOf(services, page, revision),
    maintainersOf(services, page.id),
    countOpenProposals(services, page),
    countOpenThreads(services, page.id),
    said,
    viewForks(services, page, viewed.actor),
    revision === page.head ? viewUpstream(services, page, viewed.actor) : null,
    eventsOf(services, page),
    countRan(services, page),
  ])
  const facts = factsOf(read.card.kind, read.fields)
  const origins = originsOf(services, page, facts)
  const [described, original, versions, coming, door, pins, run, madeFor, licensing] =
    await Promise.all([
      describePage(services, shown, { facts: read, actor: viewed.actor }),
      originalOf(services, page, { ...facts, ...origins }),
      toVersionEntries(services, page, releases),
      comingOf(services, page),
      doorOf(services, page),
      pinsOf(services, facts),
      runOf(services, { page, facts }, viewed),
      madeForOf(services, page, viewed.actor),
      licenseIssues(services, facts, origins),
    ])
  const forkedFrom = await creditOf(services, page, { ...origins, named: described.forkedFrom })
  const { days } = (run ?? article).agenda
  const times = await eventTimes(services, facts, { days, isForTheDay: isForTheDay(run) })
  return {
    ...described,
    forkedFrom,
    licensing,
    facts,
    original,
    parts: partsOf(article),
    agenda: article.agenda,
    outline: article.outline.map((entry) => ({ ...entry })),
    head: page.head,
    current: revision === page.head,
    latestVersion: page.version,
    versions,
    recent: recent.items,
    revisions,
    maintainers,
    contributors: [...contributors],
    openProposals,
    threads,
    ran,
    ideas,
    forks,
    upstream,
    events,
    times,
    coming,
    door,
    pins,
    run,
    madeFor,
  }
}

/** Where a fork comes from, with who had written that text and its licence: both stand in the fork's own history. */
async function creditOf(
  services: Services,
  page: PageRow,
  { named, forked }: Pick<TextOrigins, 'forked'> & { readonly named: Page['forkedFrom'] },
): Promise<PageView['forkedFrom']> {
  if (named === null) return null
  const authors = await contributorsOf(services, page, revisionIdOf(named.revision))
  const [license = null] = (await forked?.licenses()) ?? []
  return { ...named, license, authors: [...authors] }
}

async function articleOf(
  services: Services,
  shown: PageAt,
  asked: ArticleAsked,
  ideas: Promise<PageView['ideas']>,
): Promise<Article> {
  if (asked === 'none') return noArticle
  const hasPlaces = asked === 'whole' || (await ideas).some(({ quote }) => quote !== null)
  return readArticle(services, shown, hasPlaces)
}

async function countOpenProposals(services: Services, page: PageRow): Promise<number> {
  const row = await services.database
    .selectFrom('proposal')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('page', '=', page.id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

/** The format that an event ran, at the version that it names; null where there is none to show. */
async function runOf(
  services: Services,
  event: { readonly page: PageRow; readonly facts: PageFacts },
  viewed: Viewed,
): Promise<PageView['run']> {
  const ran = await formatRunOf(services, event, viewed.actor)
  if (ran === null) return null
  const { page } = ran
  const shown = await readRun(services, ran)
  const said = passageIdeas(services, page, event.page)
  const [article, ideas, adapted, read, people] = await Promise.all([
    articleOf(services, shown, viewed.article, said),
    said,
    adaptedView(services, ran, shown),
    shownFacts(services, shown),
    readRolePeople(services, event.page.id),
  ])
  return {
    slug: page.slug,
    title: page.title,
    version: ran.version,
    revision: ran.revision,
    visibility: visibilityOf(page),
    adapted,
    latest: page.version,
    lang: page.lang,
    parts: partsOf(article),
    outline: article.outline.map((entry) => ({ ...entry })),
    ...(await eventProgramme(services, event.facts, {
      agenda: article.agenda,
      isForTheDay: isForTheDay(ran),
    })),
    roles: listRoles(factsOf('format', read.fields), people, false),
    ideas,
  }
}

/** What differs on the day of an event from the version of the format; null where nothing was made for that day. */
async function adaptedView(
  services: Services,
  { page, revision, adapted }: FormatRun,
  shown: PageAt,
): Promise<NonNullable<PageView['run']>['adapted']> {
  if (adapted === null) return null
  const before = await readPageAt(services, page, revision)
  const comparison = await comparePair(services, {
    before: { page: page.id, text: before.text },
    after: { page: adapted.id, text: shown.text },
  })
  const { agendas } = comparison
  const { marks, dropped } = stepMarks(agendas.before.days, agendas.after.days)
  return {
    slug: adapted.slug,
    revision: shown.revision,
    changes: countChanges(comparison),
    marks: [...marks],
    dropped: [...dropped],
  }
}

/** The event for whose day alone a page was made, as far as this reader may know of it. */
async function madeForOf(
  services: Services,
  { made_for: id }: PageRow,
  actor: Actor,
): Promise<PageView['madeFor']> {
  if (id === null) return null
  const event = await findPageById(services, id, actor)
  return { event: event === null ? null : { slug: event.slug, title: event.title } }
}

import type { PersonView, ReleaseDraft } from '@forkshop/api'
import {
  cutWords,
  firstLine,
  languageOfTag,
  nextVersion,
  parseVersion,
  wordLimits,
  type Language,
} from '@forkshop/domain'
import type { Revision } from '@forkshop/repository'
import { pageIdOf, revisionIdOf } from '../../../base/row-ids.ts'
import { readPage, type PageRow } from '../../../records/pages/find-page.ts'
import { acceptedNumber } from '../../../records/pages/own-history.ts'
import { eventsOf, pagesBySlug } from '../../../records/pages/related-pages.ts'
import { visibilityOf } from '../../../records/pages/rights.ts'
import { releaseRows } from '../../../records/pages/versions.ts'
import type { Services } from '../../../records/services/services.ts'
import { drawComparison } from '../../comparison/draw-compared.ts'
import type { PageAt } from '../shown/show-page.ts'
import { shownFacts } from '../shown/shown-facts.ts'
import {
  acceptedProposals,
  changesSince,
  takenIdeas,
  versionBefore,
  type Since,
} from './changes-since.ts'
import { creditedNames } from './credited-names.ts'
import { changeNotes, firstNotes } from './draft-notes.ts'

type Change = ReleaseDraft['changes'][number]

/** What a version of this text would hold, with notes drafted of it; nothing is written. */
export async function draftVersion(
  services: Services,
  shown: PageAt,
  language: Language,
): Promise<ReleaseDraft> {
  const { page, revision: at } = shown
  const releases = await releaseRows(services, page)
  const since = await versionBefore(services, page, at, releases)
  const isFirst = releases.length === 0
  const latest = parseVersion(releases[0]?.version ?? '')
  const [{ revisions, more }, drawn, tried, facts] = await Promise.all([
    changesSince(services, page, { at, since }),
    compareWith(services, shown, since),
    isFirst ? firstTried(services, page) : null,
    shownFacts(services, shown),
  ])
  const changes = await describeChanges(services, page, revisions)
  const people = inOrder(changes)
  const events = eventsIn(changes)
  const spoken = languageOfTag(facts.card.lang) ?? language
  const named = people.map(({ name }) => name)
  const comparison = (await drawn?.(language)) ?? null
  const told = spoken === language ? comparison : await drawn?.(spoken)
  const notes = isFirst
    ? firstNotes(
        {
          summary: facts.card.summary,
          origin: await originOf(services, page),
          people: named,
          tried,
        },
        spoken,
      )
    : changeNotes(
        {
          summary: told?.summary ?? '',
          changes: changes.map(toNoted),
          events: events.map(({ title }) => title),
          people: named,
        },
        spoken,
      )
  return {
    revision: at,
    since: since === null ? null : { version: since.version, revision: since.revision },
    numbers: { minor: nextVersion(latest, 'minor'), major: nextVersion(latest, 'major') },
    changes,
    more,
    people,
    events,
    comparison,
    tried,
    notes,
  }
}

/** What draws the text beside that of a version, in any language; null where there is none. */
async function compareWith(
  services: Services,
  { page, revision, text }: PageAt,
  since: Since | null,
) {
  if (since === null) return null
  const before = await services.library.readText(pageIdOf(page.id), revisionIdOf(since.revision))
  if (before === null) return null
  return (language: Language) =>
    drawComparison(
      services,
      {
        before: { page: page.id, text: before },
        after: { page: page.id, text },
        unchangedIn: { slug: page.slug, at: since.revision },
        shownOn: { slug: page.slug, at: revision },
      },
      { language, unchanged: 'counted', sides: 'none' },
    )
}

async function describeChanges(
  services: Services,
  page: PageRow,
  revisions: readonly Revision[],
): Promise<Change[]> {
  const proposals = await acceptedProposals(services, page, revisions)
  const ideas = await takenIdeas(services, page, proposals.keys())
  const credited = await creditedNames(services, revisions, [...proposals.values(), ...ideas])
  const slugOf = (one: Revision): string | null => {
    const taken = ideas.find(({ proposal }) => proposal === acceptedNumber(one))
    return one.trailers.find(({ key }) => key === 'Event')?.value ?? taken?.event ?? null
  }
  const slugs = new Set(revisions.map(slugOf).filter((slug) => slug !== null))
  const events = await pagesBySlug(services, [...slugs])
  return revisions.map((one) => {
    const number = acceptedNumber(one)
    const proposal = number === null ? undefined : proposals.get(number)
    const event = events.get(slugOf(one) ?? '')
    return {
      id: one.id,
      time: one.time,
      reason: firstLine(one.reason, wordLimits.listed),
      people: [...credited.ofRevision(one, proposal)],
      proposal: proposal?.number ?? null,
      event: event === undefined ? null : { slug: event.slug, title: event.title },
      ideas: ideas
        .filter((idea) => number !== null && idea.proposal === number)
        .map((idea) => ({
          id: idea.id,
          text: cutWords(idea.text, wordLimits.listed),
          by: credited.ofSpeaker(idea),
        })),
    }
  })
}

/** Everybody whom changes name, each once, whoever did most first. */
function inOrder(changes: readonly Change[]): PersonView[] {
  const counts = new Map<string, { readonly person: PersonView; readonly n: number }>()
  for (const person of changes.toReversed().flatMap(peopleOf)) {
    const key = person.id ?? `! ${person.name}`
    const before = counts.get(key)
    counts.set(key, { person, n: (before?.n ?? 0) + 1 })
  }
  return [...counts.values()].toSorted((a, b) => b.n - a.n).map(({ person }) => person)
}

/** Who made a change and whose ideas it took up. */
function peopleOf({ people, ideas }: Change): readonly PersonView[] {
  return [...people, ...ideas.flatMap(({ by }) => by ?? [])]
}

function eventsIn(changes: readonly Change[]): ReleaseDraft['events'] {
  const events = changes.flatMap(({ event }) => event ?? [])
  return [...new Map(events.map((event) => [event.slug, event])).values()]
}

function toNoted(change: Change) {
  return {
    reason: change.reason,
    people: [...new Set(peopleOf(change).map(({ name }) => name))],
    ideas: change.ideas.length,
    event: change.event?.title ?? null,
  }
}

/** The page that it was forked from, where everybody may read that. */
async function originOf(services: Services, { origin_page: id, origin_version: version }: PageRow) {
  const origin = id === null ? null : await readPage(services, id)
  if (origin === null || visibilityOf(origin) !== 'public') return null
  return { title: origin.title, version }
}

/** The first public event that ran the page, or does. */
async function firstTried(services: Services, page: PageRow): Promise<ReleaseDraft['tried']> {
  const ran = (await eventsOf(services, page)).filter(
    ({ state }) => state === 'done' || state === 'running',
  )
  const [first] = ran.toSorted((a, b) => (a.start ?? '~').localeCompare(b.start ?? '~'))
  if (first === undefined) return null
  const { slug, title, place, start } = first
  return { slug, title, place, day: /^\d{4}-\d\d-\d\d/.exec(start ?? '')?.[0] ?? null }
}

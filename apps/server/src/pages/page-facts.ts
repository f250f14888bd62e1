import { pageSummarySchema, type PageSummary } from '@forkshop/api'
import { outline, parseBlocks, parseFrontMatter, type Block } from '@forkshop/document'
import {
  agendaOf,
  factsOf,
  foldText,
  kindOfFields,
  type PageFacts as FrontMatterFacts,
  type PageKind,
} from '@forkshop/domain'
import { toLanes } from './agenda-view.ts'

type Fields = Readonly<Record<string, unknown>>

const cardSchema = pageSummarySchema.omit({
  id: true,
  slug: true,
  version: true,
  updated: true,
  events: true,
  forks: true,
})

/** What a list shows of a page that its text alone decides. */
export type PageCard = Omit<PageSummary, 'id' | 'slug' | 'version' | 'updated' | 'events' | 'forks'>

/**
 * A value that lists filter by (folded where people type it), or a page that the front matter
 * names: `runs` the format of an event, `uses` any other page, `translates` the original.
 */
type Facet = { readonly key: FacetKey; readonly value: string }
export type FacetKey =
  | 'outcome'
  | 'tag'
  | 'territory'
  | 'phase'
  | 'status'
  | 'runs'
  | 'uses'
  | 'translates'

/** What the rows of a page are made from: all of it follows from its text. */
export type PageFacts = {
  readonly kind: PageKind | null
  readonly fields: Fields
  readonly card: PageCard
  /** Shortest length in minutes, and the group sizes that it takes. */
  readonly minutes: number | null
  readonly peopleMin: number | null
  readonly peopleMax: number | null
  readonly facets: readonly Facet[]
  /** Readable words of the body, for search. */
  readonly plain: string
}

/** Reads a page's text; `slug` stands in for a title where the text has none. */
export function readFacts(text: string, slug: string): PageFacts {
  const fields = fieldsOf(text)
  const kind = kindOfFields(fields)
  const facts = factsOf(kind, fields)
  // Once for all: to find them takes longer than anything else.
  const blocks = parseBlocks(text)
  return {
    kind,
    fields,
    card: toCard(facts, { text, blocks, slug }),
    minutes: facts.durationRange?.min ?? facts.durationMinutes,
    peopleMin: facts.participants?.min ?? null,
    peopleMax: facts.participants?.max ?? null,
    facets: facetsOf(facts),
    plain: plainOf(blocks),
  }
}

/** The fields of the front matter; none where it is absent or broken. */
export function fieldsOf(text: string): Fields {
  const front = parseFrontMatter(text)
  return front.kind === 'present' ? front.fields : {}
}

/** The title that a text gives itself: its field, else its first heading; null without either. */
export function titleIn(text: string): string | null {
  const fields = fieldsOf(text)
  return factsOf(kindOfFields(fields), fields).title ?? outline(text)[0]?.text ?? null
}

/** Reads a card that `readFacts` made. */
export function parseCard(json: string): PageCard {
  return cardSchema.parse(JSON.parse(json))
}

function plainOf(blocks: readonly Block[]): string {
  return blocks
    .map(({ plain }) => plain)
    .filter((plain) => plain !== '')
    .join('\n')
}

function toCard(
  facts: FrontMatterFacts,
  {
    text,
    blocks,
    slug,
  }: { readonly text: string; readonly blocks: readonly Block[]; readonly slug: string },
): PageCard {
  const heading = blocks.find(({ kind }) => kind === 'heading')?.plain
  return {
    kind: facts.kind,
    title: facts.title ?? heading ?? slug,
    summary: facts.summary ?? '',
    lang: facts.lang ?? '',
    license: facts.license,
    tags: [...facts.tags],
    status: facts.status ?? facts.maturity,
    minutes: facts.durationMinutes,
    participants: facts.participants,
    outcome: [...facts.outcome],
    phase: facts.phase,
    start: facts.start,
    end: facts.end,
    place: facts.venue?.city ?? facts.venue?.name ?? null,
    lanes: toLanes(agendaOf(text, blocks)),
  }
}

function facetsOf(facts: FrontMatterFacts): readonly Facet[] {
  const facets = (key: FacetKey, values: readonly (string | null | undefined)[]): Facet[] =>
    values.flatMap((value) => (value === null || value === undefined ? [] : [{ key, value }]))
  return [
    ...facets('outcome', facts.outcome),
    ...facets('tag', facts.tags.map(foldText)),
    ...facets('territory', facts.territory === null ? [] : [foldText(facts.territory)]),
    ...facets('phase', [facts.phase]),
    ...facets('status', [facts.status ?? facts.maturity]),
    ...facets('runs', [facts.format?.page]),
    ...facets('uses', [...Object.keys(facts.methods), ...facts.related, ...facts.projects]),
    ...facets('uses', [facts.fromEvent]),
    ...facets('translates', [facts.translationOf?.page]),
  ]
}

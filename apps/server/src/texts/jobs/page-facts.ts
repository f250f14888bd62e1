import { pageSummarySchema, type PageSummary } from '@forkshop/api'
import { parseBlocks, parseFrontMatter, type Block } from '@forkshop/document'
import {
  agendaOf,
  factsOf,
  foldText,
  kindOfFields,
  placeText,
  type Agenda,
  type PageFacts as FrontMatterFacts,
  type PageKind,
} from '@forkshop/domain'
import { toExcerptSource } from './excerpt.ts'
import { titleWords, toPageWords, type PageWords } from './page-words.ts'
import { sumOfAgenda, toLanes, type AgendaSum } from './agenda-view.ts'

/** The front matter of a text as plain values. */
export type Fields = Readonly<Record<string, unknown>>

const cardSchema = pageSummarySchema.omit({
  id: true,
  slug: true,
  version: true,
  updated: true,
  state: true,
  over: true,
  events: true,
  forks: true,
  translations: true,
})

/** What a list shows of a page that its text alone decides. */
export type PageCard = Omit<
  PageSummary,
  'id' | 'slug' | 'version' | 'updated' | 'state' | 'over' | 'events' | 'forks' | 'translations'
>

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
  /** Of a text that takes too long to read, only its front matter was: its words are still to come. */
  readonly read: 'whole' | 'front-matter'
  readonly kind: PageKind | null
  readonly fields: Fields
  readonly card: PageCard
  /** Shortest length in minutes, and the group sizes that it takes. */
  readonly minutes: number | null
  readonly peopleMin: number | null
  readonly peopleMax: number | null
  readonly facets: readonly Facet[]
  readonly agenda: AgendaSum
  /** The beginning of the body in readable words, a line for each cell, item and paragraph: for excerpts. */
  readonly plain: string
  /** What it is found by. */
  readonly words: PageWords
}

/** What an answer about a page says of its text. */
export type ShownFacts = {
  readonly fields: Fields
  readonly card: Pick<PageCard, 'kind' | 'title' | 'summary' | 'lang' | 'license'>
}

/** A text with what everything else is made from, each read once. */
export type TextInParts = {
  readonly blocks: readonly Block[]
  readonly fields: Fields
  readonly agenda: Agenda
}

/** A text taken apart; of one whose blocks or front matter are known those are not read again. */
export function takeApart(
  text: string,
  blocks: readonly Block[] = parseBlocks(text),
  fields: Fields = fieldsOf(text),
): TextInParts {
  return { blocks, fields, agenda: agendaOf(text, blocks, fields) }
}

/** Reads a page's text; `slug` stands in for a title where the text has none. */
export function readFacts(text: string, slug: string): PageFacts {
  return factsIn(takeApart(text), slug)
}

/** The same of a text that was taken apart. */
export function factsIn({ blocks, fields, agenda }: TextInParts, slug: string): PageFacts {
  const kind = kindOfFields(fields)
  const facts = factsOf(kind, fields)
  const card = toCard(facts, { blocks, agenda, slug })
  const plain = plainOf(blocks)
  return {
    read: 'whole',
    kind,
    fields,
    card,
    minutes: facts.durationRange?.min ?? facts.durationMinutes,
    peopleMin: facts.participants?.min ?? null,
    peopleMax: facts.participants?.max ?? null,
    facets: facetsOf(facts),
    agenda: sumOfAgenda(agenda),
    plain: toExcerptSource(plain),
    words: toPageWords({ ...card, plain }),
  }
}

/** What is shown of a text beside it, without what it is found by. */
export function shownIn({ blocks, fields, agenda }: TextInParts, slug: string): ShownFacts {
  const facts = factsOf(kindOfFields(fields), fields)
  return toShown({ fields, card: toCard(facts, { blocks, agenda, slug }) })
}

/** That part of the facts of a text. */
export function toShown({ fields, card }: Pick<PageFacts, 'fields' | 'card'>): ShownFacts {
  const { kind, title, summary, lang, license } = card
  return { fields, card: { kind, title, summary, lang, license } }
}

/** The same from the front matter alone, which is soon read. */
export function readFrontMatter(text: string, slug: string): PageFacts {
  const { bodyStart } = parseFrontMatter(text)
  return { ...readFacts(text.slice(0, bodyStart), slug), read: 'front-matter' }
}

/** Stands in for the slug, where that is made from the title. */
export const NO_TITLE = ''

/** A text without a title is called by its slug. */
export function withTitle(facts: PageFacts, slug: string): PageFacts {
  const { card, words } = facts
  if (card.title !== NO_TITLE) return facts
  return {
    ...facts,
    card: { ...card, title: slug },
    words: { ...words, ...titleWords(slug) },
  }
}

/** The fields of the front matter; none where it is absent or broken. */
export function fieldsOf(text: string): Fields {
  const front = parseFrontMatter(text)
  return front.kind === 'present' ? front.fields : {}
}

/** What the front matter of a text says of the use of its name; null where it says nothing. */
export function namePolicyOf(text: string): string | null {
  const fields = fieldsOf(text)
  return factsOf(kindOfFields(fields), fields).namePolicy
}

/** Reads a card that `readFacts` made. */
export function parseCard(json: string): PageCard {
  return cardSchema.parse(JSON.parse(json))
}

function plainOf(blocks: readonly Block[]): string {
  return blocks
    .flatMap(({ plain, pieces }) => pieces ?? [plain])
    .filter((plain) => plain !== '')
    .join('\n')
}

function toCard(
  facts: FrontMatterFacts,
  { blocks, agenda, slug }: Omit<TextInParts, 'fields'> & { readonly slug: string },
): PageCard {
  const heading = blocks.find(({ kind }) => kind === 'heading')?.plain
  return {
    kind: facts.kind,
    title: facts.title ?? (heading || slug),
    summary: facts.summary ?? '',
    lang: facts.lang ?? '',
    license: facts.license,
    tags: [...facts.tags],
    status: facts.status ?? facts.maturity,
    minutes: facts.durationMinutes,
    participants: facts.participants,
    outcome: [...facts.outcome],
    phase: facts.phase,
    start: facts.start && placeText(facts.start, facts.timezone),
    end: facts.end && placeText(facts.end, facts.timezone),
    place: facts.venue?.city ?? facts.venue?.name ?? null,
    lanes: toLanes(agenda),
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

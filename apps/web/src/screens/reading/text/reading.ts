import type { Say } from '../../../base/i18n/create-i18n.ts'
import type { Language } from '@forkshop/domain'
import type { AgendaView, PageView, PassageIdea } from '@forkshop/api'
import { factsOfPage, purposeOf } from './facts.ts'
import { withInsertions, type Drawn } from './drawn.ts'
import type { Passage } from '../../../parts/passage/anchor.ts'
import { findQuote } from '../../../parts/passage/find-quote.ts'
import { markQuote, plainOf } from './passage.ts'
import type { Reading, ReadingBlock, ReadingText } from './reading-state.ts'

type Part = PageView['parts'][number]

type Element = {
  readonly part: Part
  readonly heading: Heading
  readonly drawn: Drawn
}
type Heading = Part['blocks'][number]['heading']

/** How a text is laid out. */
type Layout = {
  /** Keeps the anchors of a second text on the same screen apart; its headings stand below those of the first. */
  readonly prefix?: string
  /** How many tables the first text has, which those of a second are counted on from. */
  readonly tablesBefore?: number
  /** What else each top-level element is drawn with. */
  readonly draw?: (drawn: Drawn) => Drawn
}

/** The top-level elements of a part. */
const elementsOf = (part: Part): readonly Element[] =>
  part.blocks.map(({ at, heading, runs }, index) => {
    const drawn = { html: part.html.slice(at, part.blocks[index + 1]?.at), runs }
    return { part, heading, drawn }
  })

/** A heading of a second text, below the heading of that text. */
const below = (drawn: Drawn, heading: Heading, prefix: string): Drawn => {
  if (heading === null || prefix === '') return drawn
  const { id, inside, level } = heading
  return withInsertions(drawn, [
    // the id is the last attribute of the opening tag
    { at: inside - `${id}">`.length, html: prefix },
    { at: inside - 1, html: ` aria-level="${level + 1}"` },
  ])
}

const dayOf = (agenda: AgendaView, part: Part): number =>
  part.kind === 'table'
    ? agenda.days.findIndex((day) => day.tableStart >= part.start && day.tableStart < part.end)
    : -1

const rowOf = (agenda: AgendaView, day: number, quote: string): number => {
  const rows = agenda.days[day]?.steps ?? []
  const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim()
  const wanted = flat(quote)
  const row = rows.findIndex(({ step }) => {
    const words = flat(step)
    return words.includes(wanted) || (words !== '' && wanted.includes(words))
  })
  return Math.max(row, 0)
}

/** The passage that an idea is said on; null for one on the whole page. */
const passageOf = ({ quote, prefix, suffix }: PassageIdea): Passage | null =>
  quote === null ? null : { quote, prefix: prefix ?? '', suffix: suffix ?? '' }

const isQuote = ({ drawn }: Element): boolean => drawn.html.startsWith('<blockquote')

/** Lays a rendered text out for reading: agendas as days, ideas beside their passages. */
export const layOut = (
  parts: readonly Part[],
  agenda: AgendaView,
  ideas: readonly PassageIdea[],
  { prefix = '', tablesBefore = 0, draw = (drawn) => drawn }: Layout = {},
): ReadingText => {
  const elements = parts.flatMap(elementsOf)
  // of most texts nothing is said, and their words are not wanted by themselves
  const plains = ideas.length === 0 ? [] : elements.map(({ drawn }) => plainOf(drawn))
  const placed = new Map<number, PassageIdea[]>()
  const loose: PassageIdea[] = []
  for (const idea of ideas) {
    const passage = passageOf(idea)
    const at = passage === null ? -1 : plains.findIndex((plain) => findQuote(plain, passage) >= 0)
    if (at < 0) loose.push(idea)
    else placed.set(at, [...(placed.get(at) ?? []), idea])
  }

  const blocks: ReadingBlock[] = []
  const counts: Record<string, number> = {}
  let prose = ''
  let tables = tablesBefore
  let under = ''
  let overview = agenda.days.length > 0
  const flush = (): void => {
    if (prose !== '') blocks.push({ kind: 'html', html: prose })
    prose = ''
  }
  elements.forEach((element, index) => {
    const { heading } = element
    if (heading !== null) under = prefix + heading.id
    const own = placed.get(index) ?? []
    if (own.length > 0) counts[under] = (counts[under] ?? 0) + own.length
    const next = elements[index + 1]
    const leadsDay =
      heading !== null && heading.level >= 3 && next !== undefined && dayOf(agenda, next.part) >= 0
    if (leadsDay && own.length === 0) {
      flush()
      return // shown with the day
    }
    const day = dayOf(agenda, element.part)
    if (day >= 0) {
      flush()
      if (overview) blocks.push({ kind: 'overview' })
      overview = false
      const before = elements[index - 1]
      const above = before?.heading ?? null
      const absorbed =
        before !== undefined && above !== null && above.level >= 3 && !placed.has(index - 1)
      blocks.push({
        kind: 'day',
        day,
        heading: absorbed ? { id: prefix + above.id, text: plainOf(before.drawn) } : null,
        ideas: own.map((idea) => ({ row: rowOf(agenda, day, idea.quote ?? ''), idea })),
      })
      return
    }
    const id = `${prefix}notes-${index}`
    const marked = own.reduce(
      (drawn, idea) => {
        const passage = passageOf(idea)
        return (passage && markQuote(drawn, passage, id)) ?? drawn
      },
      below(element.drawn, heading, prefix),
    )
    const { html } = draw(marked)
    if (own.length > 0) {
      flush()
      blocks.push({ kind: 'noted', html, id, ideas: own })
    } else if (element.part.kind === 'table') {
      flush()
      tables += 1
      blocks.push({ kind: 'table', html, number: tables })
    } else prose += html
    if (index === 0 && isQuote(element)) flush()
  })
  flush()
  const [first] = blocks
  const hasNotice = first?.kind === 'html' && elements[0] !== undefined && isQuote(elements[0])
  const beginsWithHeading =
    first !== undefined && 'html' in first && (elements[0]?.heading ?? null) !== null
  return { blocks, loose, counts, beginsWithHeading, hasNotice }
}

const shown = (ideas: readonly PassageIdea[], current: boolean): readonly PassageIdea[] =>
  ideas.filter(
    ({ state }) => state === 'open' || state === 'proposed' || (state === 'accepted' && !current),
  )

/** The text of a page laid out for reading. */
export const layOutPage = (
  { parts, agenda, ideas, current }: Pick<PageView, 'parts' | 'agenda' | 'ideas' | 'current'>,
  layout?: Layout,
): ReadingText => layOut(parts, agenda, shown(ideas, current), layout)

/** A page laid out for reading, with what its front matter says in words. */
export const toReading = (view: PageView, language: Language, say: Say): Reading => {
  const { parts, run, ideas, fields, ...rest } = view
  const page = {
    ...rest,
    facts: factsOfPage(view, language, say),
    fieldKeys: Object.keys(fields),
    credits: view.facts.credits,
    sources: view.facts.sources,
    purpose: purposeOf(view),
    isOnline: view.facts.online !== null,
    venue: view.facts.venue,
    organizers: view.facts.organizers.map(({ person }) => person),
    text: layOutPage({ parts, ideas, agenda: view.agenda, current: view.current }),
  }
  if (run === null) return { ...page, run: null }
  const { parts: runParts, ideas: runIdeas, ...runRest } = run
  const tablesBefore = page.text.blocks.filter(({ kind }) => kind === 'table').length
  const layout = { prefix: 'run-', tablesBefore }
  const runText = layOut(runParts, run.agenda, shown(runIdeas, false), layout)
  return { ...page, run: { ...runRest, text: runText } }
}

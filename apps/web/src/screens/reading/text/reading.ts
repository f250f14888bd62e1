import type { Language } from '@forkshop/domain'
import type { AgendaView, PageView, PassageIdea } from '@forkshop/api'
import { creditsOf, factsOfPage, purposeOf, sourcesOf } from './facts.ts'
import { findQuote, markQuote, plainOf } from './passage.ts'
import type { Reading, ReadingBlock, ReadingText } from './reading-state.ts'

type Part = PageView['parts'][number]

type Element = { readonly part: Part; readonly html: string; readonly plain: string }

const opening = /<[a-z][a-z0-9]*(?:[^>"']|"[^"]*"|'[^']*')*?\sdata-block="\d+"/giu
const headingPattern = /^<h([1-6])(?:[^>"']|"[^"]*"|'[^']*')*?\sid="([^"]*)"/iu

/** The top-level elements of a part; `data-block` stands on those alone. */
const elementsOf = (part: Part): readonly Element[] => {
  if (part.kind === 'table') return [{ part, html: part.html, plain: plainOf(part.html) }]
  const starts = [...part.html.matchAll(opening)].map((match) => match.index)
  if (starts.length === 0) return [{ part, html: part.html, plain: plainOf(part.html) }]
  return starts.map((start, index) => {
    const html = part.html.slice(index === 0 ? 0 : start, starts[index + 1])
    return { part, html, plain: plainOf(html) }
  })
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

const headingOf = (html: string): { readonly level: number; readonly id: string } | null => {
  const match = headingPattern.exec(html)
  return match === null ? null : { level: Number(match[1]), id: match[2] ?? '' }
}

/**
 * Lays a rendered text out for reading: agendas as days, ideas beside their passages. `prefix` keeps
 * the anchors of a second text on the same screen apart, whose headings stand below that of the text.
 */
export const layOut = (
  parts: readonly Part[],
  agenda: AgendaView,
  ideas: readonly PassageIdea[],
  prefix = '',
): ReadingText => {
  const elements = parts.flatMap(elementsOf).map((element) => ({
    ...element,
    html: element.html.replace(headingPattern, (start, level, id: string) =>
      prefix === ''
        ? start
        : start.replace(`id="${id}"`, `id="${prefix}${id}" aria-level="${Number(level) + 1}"`),
    ),
  }))
  const placed = new Map<number, PassageIdea[]>()
  const loose: PassageIdea[] = []
  for (const idea of ideas) {
    const { quote } = idea
    const at =
      quote === null
        ? -1
        : elements.findIndex(({ plain }) => findQuote(plain, { ...idea, quote }) >= 0)
    if (at < 0) loose.push(idea)
    else placed.set(at, [...(placed.get(at) ?? []), idea])
  }

  const blocks: ReadingBlock[] = []
  const counts: Record<string, number> = {}
  let prose = ''
  let under = ''
  let overview = agenda.days.length > 0
  const flush = (): void => {
    if (prose !== '') blocks.push({ kind: 'html', html: prose })
    prose = ''
  }
  elements.forEach((element, index) => {
    const heading = headingOf(element.html)
    if (heading !== null) under = heading.id
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
      const above = before === undefined ? null : headingOf(before.html)
      const absorbed =
        above !== null && above.level >= 3 && !placed.has(index - 1) && before !== undefined
      blocks.push({
        kind: 'day',
        day,
        heading: absorbed ? { id: above.id, text: before.plain } : null,
        ideas: own.map((idea) => ({ row: rowOf(agenda, day, idea.quote ?? ''), idea })),
      })
      return
    }
    const id = `${prefix}notes-${index}`
    const html = own.reduce(
      (marked, idea) =>
        markQuote(
          marked,
          { quote: idea.quote ?? '', prefix: idea.prefix, suffix: idea.suffix },
          id,
        ) ?? marked,
      element.html,
    )
    if (own.length > 0) {
      flush()
      blocks.push({ kind: 'noted', html, id, ideas: own })
    } else if (element.part.kind === 'table') {
      flush()
      blocks.push({ kind: 'table', html })
    } else prose += html
  })
  flush()
  return { blocks, loose, counts }
}

const shown = (ideas: readonly PassageIdea[], current: boolean): readonly PassageIdea[] =>
  ideas.filter(
    ({ state }) => state === 'open' || state === 'proposed' || (state === 'accepted' && !current),
  )

type Say = (key: string, named?: Readonly<Record<string, unknown>>) => string

/** A page laid out for reading, with what its front matter says in words. */
export const toReading = (view: PageView, language: Language, say: Say): Reading => {
  const { parts, run, ideas, fields, ...rest } = view
  const page = {
    ...rest,
    facts: factsOfPage(view, language, say),
    fieldKeys: Object.keys(fields),
    credits: creditsOf(fields),
    sources: sourcesOf(fields),
    purpose: purposeOf(view),
    text: layOut(parts, view.agenda, shown(ideas, view.current)),
  }
  if (run === null) return { ...page, run: null }
  const { parts: runParts, ideas: runIdeas, ...runRest } = run
  const runText = layOut(runParts, run.agenda, shown(runIdeas, false), 'run-')
  return { ...page, run: { ...runRest, text: runText } }
}

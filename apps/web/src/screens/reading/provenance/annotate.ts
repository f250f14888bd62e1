import type { AgendaView, Provenance } from '@forkshop/api'
import type { ReadingText } from '../text/reading-state.ts'
import { withMarks, type MarkWords } from './mark-html.ts'
import type { Source, SourceList } from './source-list.ts'
import { sourcesWithin, traceHtml, type SourceSpan } from './trace-html.ts'

/** A page's text with lines and marks under what did not come with the most of it. */
export type AnnotatedText = {
  readonly text: ReadingText
  /** The sources of agenda steps, by day and row (`0:3`). */
  readonly steps: ReadonlyMap<string, readonly Source[]>
}

/** What a text is annotated with. */
export type Told = {
  readonly provenance: Pick<Provenance, 'runs' | 'blocks'>
  readonly list: SourceList
}

/** Marks a page's text, which was drawn from the text of the runs. */
export const annotate = (
  text: ReadingText,
  agenda: AgendaView,
  { provenance, list, words }: Told & { readonly words: MarkWords },
): AnnotatedText => {
  const whole = provenance.runs.map((run) => run.text).join('')
  const spans = spansOf(provenance, list)
  const byKey = new Map(
    [...list.others, ...(list.ground ? [list.ground] : [])].map((one) => [one.key, one]),
  )
  const drawBlock = (html: string, index: number): string => {
    const block = provenance.blocks[index]
    if (block === undefined) return html
    const part = { text: whole.slice(block.start, block.end), start: block.start }
    const near = spans.filter(({ start, end }) => start < block.end && end > block.start)
    return withMarks(html, traceHtml(html, part, near), { byKey, words })
  }
  return {
    text: {
      ...text,
      blocks: text.blocks.map((block) =>
        'html' in block ? { ...block, html: eachElement(block.html, drawBlock) } : block,
      ),
    },
    steps: stepSources(agenda, { whole, spans, byKey, blocks: provenance.blocks }),
  }
}

const spansOf = ({ runs }: Told['provenance'], list: SourceList): readonly SourceSpan[] => {
  let end = 0
  return runs.flatMap((run) => {
    end += run.text.length
    const source = list.of(run.revision.id)
    return source === null ? [] : [{ start: end - run.text.length, end, source: source.key }]
  })
}

const opening = /<[a-z][a-z0-9]*(?:[^>"']|"[^"]*"|'[^']*')*?\sdata-block="(\d+)"/giu

/** Draws each top-level element of a piece of HTML anew, given the index of its block. */
const eachElement = (html: string, draw: (html: string, index: number) => string): string => {
  const starts = [...html.matchAll(opening)]
  const before = html.slice(0, starts[0]?.index)
  return (
    before +
    starts
      .map((match, at) => draw(html.slice(match.index, starts[at + 1]?.index), Number(match[1])))
      .join('')
  )
}

/** A row of an agenda is a line of its table: the header and the line below it come first. */
const HEADER_LINES = 2

const stepSources = (
  agenda: AgendaView,
  {
    whole,
    spans,
    byKey,
    blocks,
  }: {
    readonly whole: string
    readonly spans: readonly SourceSpan[]
    readonly byKey: ReadonlyMap<string, Source>
    readonly blocks: Provenance['blocks']
  },
): ReadonlyMap<string, readonly Source[]> => {
  const steps = new Map<string, readonly Source[]>()
  agenda.days.forEach((day, dayIndex) => {
    const table = blocks.find(({ start, end }) => start <= day.tableStart && day.tableStart < end)
    if (table === undefined) return
    let end = table.start
    const rows = whole
      .slice(table.start, table.end)
      .split('\n')
      .map((line) => {
        const start = end
        end += line.length + 1
        return { start, end: start + line.length }
      })
    for (const { row } of day.steps) {
      const line = rows[row + HEADER_LINES]
      if (line === undefined) continue
      const found = sourcesWithin(whole, line, spans).flatMap((key) => byKey.get(key) ?? [])
      steps.set(`${dayIndex}:${row}`, found)
    }
  })
  return steps
}

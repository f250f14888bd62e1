import type { PageView, Provenance } from '@forkshop/api'
import type { Drawn } from '../text/drawn.ts'
import type { layOutPage } from '../text/reading.ts'
import type { ReadingText } from '../text/reading-state.ts'
import { withMarks, type MarkWords } from './mark-sources.ts'
import type { Source, SourceList } from './source-list.ts'
import { sourcesWithin, traceWords, type SourceSpan } from './trace-words.ts'

/** A page's text with lines and marks under what did not come with the most of it. */
export type AnnotatedText = {
  readonly text: ReadingText
  /** The sources of agenda steps, by day and row (`0:3`). */
  readonly steps: ReadonlyMap<string, readonly Source[]>
}

/** What a text is annotated with. */
type Told = {
  readonly provenance: Pick<Provenance, 'runs'>
  readonly list: SourceList
}

/** What is annotated: a page as it is drawn, of the text that is told of. */
type Page = Pick<PageView, 'parts' | 'agenda' | 'ideas' | 'current'>

/** Marks a page's text by the places that the words of its HTML have in the text. */
export const annotate = (
  page: Page,
  { provenance, list, words }: Told & { readonly words: MarkWords },
  layOut: typeof layOutPage,
): AnnotatedText => {
  const spans = spansOf(provenance, list)
  const byKey = new Map(
    [...list.others, ...(list.ground ? [list.ground] : [])].map((one) => [one.key, one]),
  )
  const draw = (drawn: Drawn): Drawn => withMarks(drawn, traceWords(drawn, spans), { byKey, words })
  return {
    text: layOut(page, { draw }),
    steps: stepSources(page, { provenance, spans, byKey }),
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

/** A row of an agenda is a line of its table: the header and the line below it come first. */
const HEADER_LINES = 2

const stepSources = (
  { agenda, parts }: Page,
  {
    provenance,
    spans,
    byKey,
  }: Pick<Told, 'provenance'> & {
    readonly spans: readonly SourceSpan[]
    readonly byKey: ReadonlyMap<string, Source>
  },
): ReadonlyMap<string, readonly Source[]> => {
  const whole = provenance.runs.map((run) => run.text).join('')
  const steps = new Map<string, readonly Source[]>()
  agenda.days.forEach(({ tableStart, steps: rows }, day) => {
    const table = parts.find(({ start, end }) => start <= tableStart && tableStart < end)
    const block = table?.blocks[0]
    if (table === undefined || block === undefined) return
    const lines = linesOf(whole, table)
    for (const { row } of rows) {
      const line = lines[row + HEADER_LINES]
      if (line === undefined) continue
      const keys = sourcesWithin({ html: table.html, runs: block.runs }, line, spans)
      steps.set(
        `${day}:${row}`,
        keys.flatMap((key) => byKey.get(key) ?? []),
      )
    }
  })
  return steps
}

type Place = { readonly start: number; readonly end: number }

const linesOf = (text: string, { start, end }: Place): readonly Place[] => {
  let next = start
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => {
      const begin = next
      next += line.length + 1
      return { start: begin, end: begin + line.length }
    })
}

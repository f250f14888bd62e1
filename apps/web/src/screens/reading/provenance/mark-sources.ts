import { escapeHtml } from '../../../base/escape-html.ts'
import { whoNumber } from '../../../ui/who.ts'
import { stretchesBetween, withInsertions, type Drawn, type Insertion } from '../text/drawn.ts'
import type { Source } from './source-list.ts'
import type { Stretch } from './trace-words.ts'

/** How a mark is spoken of. */
export type MarkWords = {
  /** Said before the first word of a source, for those who do not see the line under it. */
  readonly start: (source: Source) => string
  readonly mark: (source: Source) => string
}

type Marking = { readonly byKey: ReadonlyMap<string, Source>; readonly words: MarkWords }

/** The HTML with a line under each stretch that has a number, and a button with the number behind it. */
export const withMarks = (
  drawn: Drawn,
  stretches: readonly Stretch[],
  { byKey, words }: Marking,
): Drawn => {
  const marked = stretches.filter(({ source }) => (byKey.get(source)?.number ?? null) !== null)
  const insertions = marked.flatMap((stretch, at): Insertion[] => {
    const source = byKey.get(stretch.source)
    if (source === undefined) return []
    const next = marked[at + 1]
    const goesOn = next?.source === stretch.source && isNear(drawn, stretch.end, next.start)
    const before = marked[at - 1]
    const isFollowing =
      before?.source === stretch.source && isNear(drawn, before.end, stretch.start)
    const start = `<span class="mark-word">${escapeHtml(words.start(source))} </span>`
    return [
      ...(isFollowing ? [] : [{ at: stretch.start, html: start }]),
      ...lines(drawn, stretch, source),
      ...(goesOn ? [] : [{ at: outside(drawn, stretch.end), html: markHtml(source, words) }]),
    ]
  })
  return withInsertions(drawn, insertions)
}

const NEAR_WORDS = 3

/** Whether so few words of one line stand between two stretches that one mark does for both. */
const isNear = (drawn: Drawn, from: number, to: number): boolean => {
  if (drawn.runs.some(({ at, breaks }) => breaks && at >= from && at <= to)) return false
  const between = stretchesBetween(drawn, from, to).map(({ start, end }) =>
    drawn.html.slice(start, end),
  )
  return (between.join(' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= NEAR_WORDS
}

/** Lines under the words, tag by tag, so that elements stay nested. */
const lines = (drawn: Drawn, stretch: Stretch, source: Source): readonly Insertion[] => {
  const open = `<span class="who-words" ${attributes(source)}>`
  return stretchesBetween(drawn, stretch.start, stretch.end).flatMap(({ start, end }) => [
    { at: start, html: open },
    { at: end, html: '</span>' },
  ])
}

const LINE_KINDS = 4

const attributes = (source: Source): string =>
  `data-source="${source.key}" data-who="${whoNumber(source.people[0] ?? '')}" data-line="${((source.number ?? 1) - 1) % LINE_KINDS}"`

const markHtml = (source: Source, words: MarkWords): string =>
  `<button type="button" class="who-mark" aria-haspopup="dialog" ${attributes(source)} aria-label="${escapeHtml(words.mark(source))}">${source.number ?? ''}</button>`

/** The place itself, or behind the link or label around it: a button cannot stand in another control. */
const outside = ({ runs }: Drawn, place: number): number =>
  runs.find(({ at, length }) => at < place && place <= at + length)?.until ?? place

import { whoNumber } from '../../../ui/who.ts'
import type { Source } from './source-list.ts'
import type { Stretch } from './trace-html.ts'

/** How a mark is spoken of. */
export type MarkWords = {
  /** Said before the first word of a source, for those who do not see the line under it. */
  readonly start: (source: Source) => string
  readonly mark: (source: Source) => string
}

type Marking = { readonly byKey: ReadonlyMap<string, Source>; readonly words: MarkWords }
type Insertion = { readonly at: number; readonly html: string }

/** The HTML with a line under each stretch that has a number, and a button with the number behind it. */
export const withMarks = (
  html: string,
  stretches: readonly Stretch[],
  { byKey, words }: Marking,
): string => {
  const marked = stretches.filter(({ source }) => (byKey.get(source)?.number ?? null) !== null)
  const insertions = marked.flatMap((stretch, at): Insertion[] => {
    const source = byKey.get(stretch.source)
    if (source === undefined) return []
    const next = marked[at + 1]
    const goesOn = next?.source === stretch.source && isNear(html, stretch.end, next.start)
    const before = marked[at - 1]
    const isFollowing = before?.source === stretch.source && isNear(html, before.end, stretch.start)
    const start = `<span class="mark-word">${escapeHtml(words.start(source))} </span>`
    return [
      ...(isFollowing ? [] : [{ at: stretch.start, html: start }]),
      ...lines(html, stretch, source),
      ...(goesOn ? [] : [{ at: outside(html, stretch.end), html: markHtml(source, words) }]),
    ]
  })
  let from = 0
  let drawn = ''
  for (const { at, html: inserted } of insertions.toSorted((a, b) => a.at - b.at)) {
    drawn += html.slice(from, at) + inserted
    from = at
  }
  return drawn + html.slice(from)
}

const NEAR_WORDS = 3

/** Whether so few words stand between two stretches that one mark does for both. */
const isNear = (html: string, from: number, to: number): boolean => {
  const between = html.slice(from, to)
  if (/<\/?(?:li|tr|td|th|p|h\d)\b/iu.test(between)) return false
  return (between.replace(/<[^>]*>/gu, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= NEAR_WORDS
}

/** Lines under the words, tag by tag, so that elements stay nested. */
const lines = (html: string, { start, end }: Stretch, source: Source): readonly Insertion[] => {
  const open = `<span class="who-words" ${attributes(source)}>`
  let at = start
  return html
    .slice(start, end)
    .split(/(<(?:[^>"']|"[^"]*"|'[^']*')*>)/u)
    .flatMap((piece) => {
      at += piece.length
      if (piece.startsWith('<') || piece.trim() === '') return []
      return [
        { at: at - piece.length, html: open },
        { at, html: '</span>' },
      ]
    })
}

const LINE_KINDS = 4

const attributes = (source: Source): string =>
  `data-source="${source.key}" data-who="${whoNumber(source.people[0] ?? '')}" data-line="${((source.number ?? 1) - 1) % LINE_KINDS}"`

const markHtml = (source: Source, words: MarkWords): string =>
  `<button type="button" class="who-mark" aria-haspopup="dialog" ${attributes(source)} aria-label="${escapeHtml(words.mark(source))}">${source.number ?? ''}</button>`

/** The place itself, or behind the link or label around it: a button cannot stand in another control. */
const outside = (html: string, at: number): number => {
  let open = ''
  for (const tag of html.matchAll(/<(\/?)(a|label|summary)\b(?:[^>"']|"[^"]*"|'[^']*')*>/giu)) {
    const name = (tag[2] ?? '').toLowerCase()
    if (tag.index >= at && open === '') return at
    if (tag[1] === '' && open === '') open = name
    else if (tag[1] === '/' && open === name) {
      open = ''
      if (tag.index >= at) return tag.index + tag[0].length
    }
  }
  return at
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/gu, (sign) => escapes[sign] ?? sign)

import { isMap, isNode, isPair, parseDocument } from 'yaml'
import { lineEndOf, withLineEnd } from '../text/lines.ts'
import { findFences, markLength } from './fence.ts'
import { parseFrontMatter } from './parse.ts'

/**
 * The text with some of its fields changed: a key maps to its new YAML source (see `fieldSource`),
 * or to null to remove it. Unknown keys are added at the end in the order given. Bytes of other
 * fields and of the body stay; the file's line endings are kept; front matter is made when there is
 * none. A text whose front matter is broken comes back as it is: there is no safe place to splice.
 */
export function withFields(text: string, changes: ReadonlyMap<string, string | null>): string {
  const matter = parseFrontMatter(text)
  if (matter.kind === 'broken') return text
  const lineEnd = lineEndOf(text)
  const slice = (source: string) => {
    const lines = withLineEnd(source, lineEnd)
    return lines.endsWith(lineEnd) || lines === '' ? lines : lines + lineEnd
  }
  const entries = matter.kind === 'present' ? matter.entries : []
  const known = new Set(entries.map((entry) => entry.key))
  const kept = entries.map((entry) => {
    const change = changes.get(entry.key)
    if (change === undefined || change === entry.source) return entry.source
    return change === null ? '' : slice(withComments(entry.source, change))
  })
  const added = [...changes].flatMap(([key, source]) =>
    known.has(key) || source === null ? [] : [slice(source)],
  )
  const content = [...kept, ...added].join('')
  const fences = findFences(text)
  if (fences === null) {
    if (content === '') return text
    const at = markLength(text)
    const gap = text.length > at && !/^[\r\n]/.test(text.slice(at)) ? lineEnd : ''
    return `${text.slice(0, at)}---${lineEnd}${content}---${lineEnd}${gap}${text.slice(at)}`
  }
  const before = entries.length === 0 ? text.slice(fences.contentStart, fences.contentEnd) : ''
  return text.slice(0, fences.contentStart) + before + content + text.slice(fences.contentEnd)
}

/**
 * A new value in the place of an old one: what stands around the old value stays, unless the new
 * source brings comments of its own.
 */
function withComments(old: string, change: string): string {
  const before = /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*/.exec(old)?.[0] ?? ''
  const isSame = change.startsWith(before) && before !== ''
  if (isSame || /(?:^|[ \t])#/m.test(change)) return change
  const value = valueRange(old)
  const next = valueRange(change)
  const onOneLine =
    value !== null && next !== null && !/[\r\n]/.test(old.slice(value.start, value.end))
  if (onOneLine && !/[\r\n]/.test(change.slice(next.start, next.end))) {
    return old.slice(0, value.start) + change.slice(next.start, next.end) + old.slice(value.end)
  }
  return before + change.trimEnd() + '\n' + commentsBelow(old)
}

/** The blank lines and comments at the end of a field's source. */
function commentsBelow(source: string): string {
  const lines = source.split(/(?<=\r\n|\n|\r(?!\n))/)
  let from = lines.length
  while (from > 1 && /^[ \t]*(?:#[^\r\n]*)?[\r\n]*$/.test(lines[from - 1] ?? '')) from--
  return lines.slice(from).join('')
}

/** Where the value of a field stands in its source, when it is a single one. */
function valueRange(source: string): { start: number; end: number } | null {
  const yaml = parseDocument(source)
  const pair = isMap(yaml.contents) ? yaml.contents.items[0] : undefined
  if (!isPair(pair) || yaml.errors.length > 0 || !isNode(pair.value)) return null
  const range = pair.value.range
  return range === undefined || range === null || range[0] === range[1]
    ? null
    : { start: range[0], end: range[1] }
}

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
    return change === null ? '' : slice(change)
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

import { textAttr } from './node.ts'
import type { EditorMark } from './node.ts'

/** The marks Markdown can write, outermost first. */
export const MARK_ORDER = ['link', 'bold', 'italic', 'strike', 'code'] as const

export type MarkName = (typeof MARK_ORDER)[number]

/** A set of marks as one comparable text; empty for plain text. */
export type MarkKey = string

/** The canonical key of some marks: known ones, in a fixed order, without defaults. */
export function markKey(marks: readonly EditorMark[] | undefined): MarkKey {
  if (marks === undefined || marks.length === 0) return ''
  const known = MARK_ORDER.flatMap((name) => {
    const mark = marks.find((candidate) => candidate.type === name)
    return mark === undefined ? [] : [cleanMark(name, mark)]
  })
  return known.length === 0 ? '' : JSON.stringify(known)
}

/** The marks behind a key made by `markKey`. */
export function marksOf(key: MarkKey): readonly EditorMark[] {
  if (key === '') return []
  const marks: readonly EditorMark[] = JSON.parse(key)
  return marks
}

export function hasMark(key: MarkKey, name: MarkName): boolean {
  return key !== '' && marksOf(key).some((mark) => mark.type === name)
}

export function withoutMark(key: MarkKey, name: MarkName): MarkKey {
  return markKey(marksOf(key).filter((mark) => mark.type !== name))
}

export function withMark(key: MarkKey, mark: EditorMark): MarkKey {
  return markKey([...marksOf(key).filter((other) => other.type !== mark.type), mark])
}

function cleanMark(name: MarkName, mark: EditorMark): EditorMark {
  if (name !== 'link') return { type: name }
  const title = textAttr(mark, 'title')
  const href = textAttr(mark, 'href')
  return { type: name, attrs: title === '' ? { href } : { href, title } }
}

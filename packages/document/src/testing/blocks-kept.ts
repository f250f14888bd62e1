import { openText } from '../codec/open.ts'
import type { Edit } from './edits.ts'

/** The top-level blocks that an edit did not mean, and that read otherwise in the text after it. */
export function blocksLost(before: string, after: string, edit: Edit): readonly string[] {
  const kept = without(sources(before), edit.removed)
  const all = sources(after)
  const rest = all.length === kept.length ? all : without(all, edit.placed)
  return kept.filter((source, index) => sameMarkers(source) !== sameMarkers(rest[index] ?? ''))
}

function sources(text: string): readonly string[] {
  const { base } = openText(text)
  return base.kids.map((kid) => base.body.slice(kid.start, kid.end))
}

function without(list: readonly string[], index: number | null): readonly string[] {
  return index === null ? list : list.filter((_, at) => at !== index)
}

/** Two lists that came to touch may differ in their markers, and a fence left open may be closed. */
function sameMarkers(source: string): string {
  return source
    .replace(/^([ \t]*)(?:[-*+]|(\d+)[.)])(?=[ \t])/gm, '$1$2-')
    .replace(/(?:\r\n|\n)(?:`{3,}|~{3,})$/, '')
}

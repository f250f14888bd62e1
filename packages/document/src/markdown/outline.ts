import type { RootContent } from 'mdast'
import { parsedOf, type ParsedText } from './parse.ts'
import { plainOf } from './plain.ts'

/** A heading of the body; `id` is its anchor in the rendered HTML. */
export interface OutlineEntry {
  readonly level: number
  readonly text: string
  readonly id: string
}

/** The top-level headings of the body, in order. */
export function outline(text: string | ParsedText): readonly OutlineEntry[] {
  return outlineOf(parsedOf(text).tree.children)
}

export function outlineOf(nodes: readonly RootContent[]): readonly OutlineEntry[] {
  return withIds(
    nodes.flatMap((node) =>
      node.type === 'heading' ? [{ level: node.depth, text: plainOf(node) }] : [],
    ),
  )
}

/** Headings in a row with the anchors that they get. */
export function withIds(headings: readonly Omit<OutlineEntry, 'id'>[]): readonly OutlineEntry[] {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return headings.map(({ level, text }) => {
    const id = freeId(anchorOf(text), taken, counts)
    taken.add(id)
    return { level, text, id }
  })
}

/** Lower case, accents folded, words joined by hyphens; letters of other scripts stay. */
export function anchorOf(text: string): string {
  const anchor = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .normalize('NFC')
  return anchor === '' ? 'section' : anchor
}

/** `counts` remembers where the last one of a name ended: thousands of equal headings stay cheap. */
function freeId(wanted: string, taken: ReadonlySet<string>, counts: Map<string, number>): string {
  if (!taken.has(wanted)) return wanted
  let count = counts.get(wanted) ?? 2
  while (taken.has(`${wanted}-${count}`)) count++
  counts.set(wanted, count + 1)
  return `${wanted}-${count}`
}

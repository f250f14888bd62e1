import type { RootContent } from 'mdast'
import { bodyStartOf } from '../front-matter/fence.ts'
import { parseTree } from './parse.ts'
import { plainOf } from './plain.ts'

/** A heading of the body; `id` is its anchor in the rendered HTML. */
export interface OutlineEntry {
  readonly level: number
  readonly text: string
  readonly id: string
}

/** The top-level headings of the body, in order. */
export function outline(text: string): readonly OutlineEntry[] {
  return outlineOf(parseTree(text.slice(bodyStartOf(text))).children)
}

export function outlineOf(nodes: readonly RootContent[]): readonly OutlineEntry[] {
  const taken = new Set<string>()
  return nodes.flatMap((node) => {
    if (node.type !== 'heading') return []
    const text = plainOf(node)
    const id = freeId(anchorOf(text), taken)
    taken.add(id)
    return [{ level: node.depth, text, id }]
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

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  let count = 2
  while (taken.has(`${wanted}-${count}`)) count++
  return `${wanted}-${count}`
}

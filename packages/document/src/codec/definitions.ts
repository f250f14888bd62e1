import type { Root } from 'mdast'
import { textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { endOf, parsePieces, startOf } from '../markdown/parse.ts'

/** Stand-ins for the definitions of a body, so that a part of it reads as it does in the whole. */
export interface Definitions {
  /** The labels as they are written, with brackets and colon: `[a]:`, `[^note]:`. */
  readonly labels: readonly string[]
  /** The labels by their names, as a reference to them is looked up. */
  readonly byName: ReadonlyMap<string, string>
  /** What to put before the part. */
  readonly source: string
  /** How many blocks of the reading that is. */
  readonly count: number
}

const LABEL = /^\s*\[(?:\\[\s\S]|[^\]\\])*\]:/

/** What may be the label of a reference: brackets in it are escaped. */
const REFERENCE = /\[((?:\\[\s\S]|[^[\]\\])*)\]/g

/** Definitions with these labels. */
export function standIns(labels: readonly string[]): Definitions {
  const byName = new Map(labels.map((label) => [nameOf(label.slice(1, -2)), label]))
  if (labels.length === 0) return { labels, byName, source: '', count: 0 }
  const lines = labels.map((label) => `${label} x`)
  // the rule keeps what follows out of the last footnote
  return { labels, byName, source: `${lines.join('\n\n')}\n\n***\n\n`, count: labels.length + 1 }
}

/** Of these definitions, those that a source may refer to: the others would be read in vain. */
export function definitionsFor(source: string, definitions: Definitions): Definitions {
  if (definitions.labels.length === 0) return definitions
  const names = Array.from(source.matchAll(REFERENCE), ([, words = '']) => nameOf(words))
  const labels = new Set(names.flatMap((name) => definitions.byName.get(name) ?? []))
  return standIns([...labels])
}

/** The labels of all definitions in a text that was parsed, wherever they stand. */
export function labelsIn(tree: Root, body: string): readonly string[] {
  const labels = new Set<string>()
  const open: Root['children'][number][] = [...tree.children]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const label = LABEL.exec(body.slice(startOf(node), endOf(node)))?.[0]
      if (label !== undefined) labels.add(label.trim().replace(/[\r\n]\s*/g, ' '))
    }
    if ('children' in node) {
      open.push(
        ...node.children.filter((child) => 'children' in child || child.type === 'definition'),
      )
    }
  }
  return [...labels]
}

/** The sources of the islands of a body that may define something. */
export function definingSources(body: EditorNode): readonly string[] {
  const sources: string[] = []
  const visit = (node: EditorNode) => {
    if (node.type === 'island') {
      const source = textAttr(node, 'source')
      if (source.includes(']:')) sources.push(source)
    } else node.content?.forEach(visit)
  }
  visit(body)
  return sources
}

/** The labels that islands with these sources define. */
export function labelsOf(sources: readonly string[]): readonly string[] {
  const labels = sources.flatMap((source) => labelsIn(parsePieces(source), source))
  return [...new Set(labels)]
}

/** The labels of `some` that are not among `others`; letter case and blanks do not count. */
export function labelsWithout(
  some: readonly string[],
  others: readonly string[],
): readonly string[] {
  const known = new Set(others.map(nameOf))
  return some.filter((label) => !known.has(nameOf(label)))
}

/** Letter case and the width of blanks do not count (CommonMark 0.31, section 4.7). */
function nameOf(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase()
}

import type {
  Code,
  Definition,
  FootnoteDefinition,
  List,
  ListItem,
  PhrasingContent,
  RootContent,
  Table,
  TableCell,
  TableRow,
} from 'mdast'
import type { EditorNode } from '../editor/node.ts'
import { cellNode, withContent } from '../editor/cells.ts'
import { codeNode, islandNode, isTagsOnly, orderedNode } from '../editor/normalise.ts'
import { toInline } from '../editor/units.ts'
import { endOf, startOf } from '../markdown/parse.ts'
import { withoutSeparators } from '../markdown/separators.ts'
import { cellRange } from '../markdown/table.ts'
import { lineEndAt, lineStartAt } from '../text/lines.ts'
import { blanked, leadAfter, withoutPrefix } from './prefix.ts'
import { readContent, readLine } from './read-inline.ts'
import type { Line, Range, Slice } from './slice.ts'
import { keyOf } from './slice.ts'

const MARKER = /^(?:[-*+]|\d{1,9}[.)])/
/** Deeper nesting is shown as source: it keeps every recursion here bounded. */
const MAX_DEPTH = 24
const EMPTY: EditorNode = { type: 'paragraph' }

interface Place {
  readonly body: string
  /** The prefix of the lines of the container that is read. */
  readonly prefix: string
  readonly depth: number
  /** Whether only the nodes are wanted: neither their keys nor the lines, whose text then may be joined. */
  readonly isBare?: boolean
}

/** Reads the blocks of a container (parsed in pieces) into the side tree; separators are none. */
export function readBlocks(nodes: readonly RootContent[], place: Place): readonly Slice[] {
  return withoutSeparators(nodes).map((node) => readBlock(node, place))
}

/** The prefix of the lines inside a list item: its indent, its marker and the padding as blanks. */
export function itemPrefix(body: string, inner: number): string {
  const marker = MARKER.exec(body.slice(inner, inner + 12))?.[0] ?? '-'
  const after = inner + marker.length
  const padding = /^[ \t]*/.exec(body.slice(after, lineEndAt(body, after)))?.[0] ?? ''
  const isOne =
    padding === '' || after + padding.length === lineEndAt(body, after) || padding.length > 4
  const before = blanked(body.slice(lineStartAt(body, inner), inner))
  return before + ' '.repeat(marker.length) + (isOne ? ' ' : padding)
}

function readBlock(node: RootContent, place: Place): Slice {
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node, place)
    case 'heading': {
      const { content, line } = readIn(node.children, place, rangeOf(node))
      const json = { type: 'heading', attrs: { level: node.depth } }
      return slice(node, place, { json: withContent(json, content), line })
    }
    case 'thematicBreak':
      return slice(node, place, { json: { type: 'horizontalRule' } })
    case 'code':
      return slice(node, place, { json: codeNode(infoOf(node), node.value) })
    case 'blockquote': {
      if (place.depth >= MAX_DEPTH) return readIsland(node, place)
      const before = blanked(
        place.body.slice(lineStartAt(place.body, startOf(node)), startOf(node)),
      )
      const prefix = place.body[startOf(node) + 1] === ' ' ? `${before}> ` : `${before}>`
      const kids = readBlocks(node.children, { ...place, prefix, depth: place.depth + 1 })
      return slice(node, place, {
        json: { type: 'blockquote', content: contentOf(kids) },
        kids,
        prefix,
      })
    }
    case 'list':
      return place.depth >= MAX_DEPTH ? readIsland(node, place) : readList(node, place)
    case 'table':
      return readTable(node, place)
    default:
      return readIsland(node, place)
  }
}

function slice(
  node: RootContent | ListItem | TableRow | TableCell,
  place: Place,
  read: { json: EditorNode; kids?: readonly Slice[]; prefix?: string; line?: Line | null },
): Slice {
  const inner = startOf(node)
  const { json, kids = [], prefix = place.prefix, line = null } = read
  return {
    json,
    key: place.isBare === true ? '' : keyOf(json),
    start: withLead(place, inner),
    inner,
    end: endOf(node),
    prefix,
    kids,
    line,
  }
}

/** The offset where the indent of a block starts, after what belongs to its container. */
function withLead({ body, prefix }: Place, inner: number): number {
  const line = body.slice(lineStartAt(body, inner), inner)
  if (!line.startsWith(prefix)) return inner
  const lead = line.slice(prefix.length)
  return /^[ \t]*$/.test(lead) ? inner - lead.length : inner
}

function rangeOf(node: Extract<RootContent, { type: 'paragraph' | 'heading' }>): Range {
  const first = node.children[0]
  const last = node.children.at(-1)
  return first === undefined || last === undefined
    ? { start: endOf(node), end: endOf(node) }
    : { start: startOf(first), end: endOf(last) }
}

function readIn(
  nodes: readonly PhrasingContent[],
  place: Place & { readonly cell?: boolean },
  range: Range,
): { readonly content: readonly EditorNode[]; readonly line: Line | null } {
  if (place.isBare === true) return { content: readContent(nodes, place), line: null }
  const line = readLine(nodes, place, range)
  return { content: toInline(line.units), line }
}

function readParagraph(node: Extract<RootContent, { type: 'paragraph' }>, place: Place): Slice {
  const range = rangeOf(node)
  const { content, line } = readIn(node.children, place, range)
  if (content.every(({ type }) => type === 'hardBreak') || isTagsOnly(content))
    return readIsland(node, place)
  // the words of a task begin after its box
  return {
    ...slice(node, place, { json: { type: 'paragraph', content }, line }),
    inner: range.start,
    start: withLead(place, range.start),
  }
}

function readIsland(node: RootContent | Definition | FootnoteDefinition, place: Place): Slice {
  const { body, prefix } = place
  // HTML begins with its indent, other blocks behind it
  const words =
    startOf(node) + (/^[ \t]*/.exec(body.slice(startOf(node), endOf(node)))?.[0].length ?? 0)
  const lead = leadAfter(prefix, body.slice(lineStartAt(body, words), words))
  const source = withoutPrefix(lead + body.slice(words, endOf(node)), prefix)
  return slice(node, place, { json: islandNode(source)[0] ?? EMPTY })
}

function infoOf(node: Code): string {
  return [node.lang ?? '', node.meta ?? ''].filter((part) => part !== '').join(' ')
}

function contentOf(kids: readonly Slice[]): readonly EditorNode[] {
  return kids.length === 0 ? [EMPTY] : kids.map((kid) => kid.json)
}

function readList(node: List, place: Place): Slice {
  const tasks = node.children.filter((item) => typeof item.checked === 'boolean').length
  const isTask = tasks > 0
  if (isTask && (tasks < node.children.length || node.ordered === true))
    return readIsland(node, place)
  const kids = node.children.map((item) => readItem(item, place))
  const json: EditorNode = isTask
    ? { type: 'taskList' }
    : node.ordered === true
      ? orderedNode(node.start ?? 1)
      : { type: 'bulletList' }
  return slice(node, place, { json: { ...json, content: kids.map((kid) => kid.json) }, kids })
}

function readItem(item: ListItem, place: Place): Slice {
  const prefix = itemPrefix(place.body, startOf(item))
  const kids = readBlocks(item.children, { ...place, prefix, depth: place.depth + 1 })
  const json: EditorNode =
    typeof item.checked === 'boolean'
      ? { type: 'taskItem', attrs: { checked: item.checked }, content: contentOf(kids) }
      : { type: 'listItem', content: contentOf(kids) }
  return slice(item, place, { json, kids, prefix })
}

function readTable(node: Table, place: Place): Slice {
  const width = node.children[0]?.children.length ?? 0
  if (node.children.some((row) => row.children.length > width)) return readIsland(node, place)
  const kids = node.children.map((row, index) => {
    const align = node.align ?? []
    const cells = row.children.map((cell, column) =>
      readCell(cell, place, { head: index === 0, align: align[column] ?? null }),
    )
    const missing = Array.from({ length: width - cells.length }, (_, more) =>
      cellNode({ head: index === 0, align: align[cells.length + more] ?? null, content: [] }),
    )
    const content = [...cells.map((cell) => cell.json), ...missing]
    return slice(row, place, { json: { type: 'tableRow', content }, kids: cells })
  })
  return slice(node, place, { json: { type: 'table', content: kids.map((kid) => kid.json) }, kids })
}

function readCell(
  cell: TableCell,
  place: Place,
  column: { head: boolean; align: string | null },
): Slice {
  const own = { ...place, cell: true }
  const { content, line } = readIn(cell.children, own, cellRange(place.body, cell))
  return slice(cell, place, { json: cellNode({ ...column, content }), line })
}

import { attrOf, textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { liveBlocks } from '../editor/normalise.ts'
import { unitsOf } from '../editor/units.ts'
import { lineKey } from './context.ts'
import type { Context } from './context.ts'
import { lineCheck, printLine } from './print-line.ts'
import type { LineKind } from './print-line.ts'
import { separateMarkers } from './markers.ts'

/** Where a new block goes: the marker its list must have, and whether it opens a list item. */
export interface BlockPlace {
  readonly marker?: string | null
  readonly opensItem?: boolean
}

/** A block written anew, lines joined by LF and without the prefix of where it will stand. */
export function printBlock(node: EditorNode, context: Context, place: BlockPlace = {}): string {
  switch (node.type) {
    case 'paragraph':
      return line(node, { kind: 'paragraph' }, context)
    case 'heading':
      return printHeading(node, context)
    case 'codeBlock':
      return printCode(node)
    case 'horizontalRule':
      return place.opensItem === true || context.manner.level > 0 ? '***' : '---'
    case 'blockquote':
      return printBlocks(liveBlocks(node), context)
        .split('\n')
        .map((text) => (text === '' ? '>' : `> ${text}`))
        .join('\n')
    case 'bulletList':
    case 'taskList':
    case 'orderedList':
      return printList(node, context, place.marker ?? null)
    case 'table':
      return printTable(node, context)
    default:
      return textAttr(node, 'source')
  }
}

/** The rows of a table, head and delimiter first, in the house form. */
export function printTable(node: EditorNode, context: Context): string {
  const [head, ...rows] = node.content ?? []
  const rule = (head?.content ?? []).map((cell) => DELIMITERS[textAttr(cell, 'align')] ?? '---')
  return [
    printRow(head, context),
    `| ${rule.join(' | ')} |`,
    ...rows.map((row) => printRow(row, context)),
  ].join('\n')
}

export function printRow(row: EditorNode | undefined, context: Context): string {
  const cells = (row?.content ?? []).map((cell) => printCell(cell, context))
  return `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`
}

/** One item, its lines after the first indented under its words. */
export function printItem(
  item: EditorNode,
  marker: string,
  context: Context,
  loose = false,
): string {
  const box = item.type === 'taskItem' ? (attrOf(item, 'checked') === true ? '[x] ' : '[ ] ') : ''
  const indent = ' '.repeat(marker.length + 1)
  const text = printBlocks(liveBlocks(item), context, { opensItem: true, loose })
  const lines = (box + text).split('\n')
  return lines
    .map((content, index) => {
      if (index > 0) return content === '' ? '' : indent + content
      return content === '' ? marker : `${marker} ${content}`
    })
    .join('\n')
}

const DELIMITERS: Readonly<Record<string, string>> = {
  left: ':---',
  center: ':---:',
  right: '---:',
}

function printBlocks(
  nodes: readonly EditorNode[],
  context: Context,
  options: { opensItem?: boolean; loose?: boolean } = {},
): string {
  const markers = separateMarkers(
    nodes.map((node) => ({ node, marker: null, fixed: false })),
    context.manner.bullet,
  )
  return nodes
    .map((node, index) => {
      const opensItem = options.opensItem === true && index === 0
      const text = printBlock(node, context, { marker: markers[index] ?? null, opensItem })
      if (index === 0) return text
      const isNested =
        options.opensItem === true &&
        options.loose !== true &&
        followsTightly(nodes[index - 1], node)
      return (isNested ? '\n' : '\n\n') + text
    })
    .join('')
}

/** A list below the words of its item needs no blank line, when it can interrupt them. */
function followsTightly(before: EditorNode | undefined, node: EditorNode): boolean {
  if (before?.type !== 'paragraph' || !node.type.endsWith('List')) return false
  return node.type !== 'orderedList' || attrOf(node, 'start') === undefined
}

function printList(node: EditorNode, context: Context, marker: string | null): string {
  const items = node.content ?? []
  const loose = items.some((item) =>
    liveBlocks(item).some((block, index) => index > 0 && !block.type.endsWith('List')),
  )
  const start = attrOf(node, 'start')
  const first = typeof start === 'number' ? start : 1
  const sign = marker ?? (node.type === 'orderedList' ? '.' : context.manner.bullet)
  return items
    .map((item, index) =>
      printItem(
        item,
        node.type === 'orderedList' ? `${first + index}${sign}` : sign,
        context,
        loose,
      ),
    )
    .join(loose ? '\n\n' : '\n')
}

function printHeading(node: EditorNode, context: Context): string {
  const level = attrOf(node, 'level')
  const depth = typeof level === 'number' ? level : 1
  const text = line(node, { kind: 'heading', level: depth }, context)
  if (text.includes('\n')) return `${text}\n${depth === 1 ? '===' : '---'}`
  return text === '' ? '#'.repeat(depth) : `${'#'.repeat(depth)} ${text}`
}

function printCode(node: EditorNode): string {
  const text = (node.content ?? []).map((child) => child.text ?? '').join('')
  const info = textAttr(node, 'language')
  const sign = info.includes('`') ? '~' : '`'
  const longest = Math.max(
    0,
    ...(text.match(sign === '`' ? /`+/g : /~+/g) ?? []).map((run) => run.length),
  )
  const fence = sign.repeat(Math.max(3, longest + 1))
  return text === '' && node.content === undefined
    ? `${fence}${info}\n${fence}`
    : `${fence}${info}\n${text}\n${fence}`
}

function printCell(cell: EditorNode, context: Context): string {
  return line(cell.content?.[0] ?? { type: 'paragraph' }, { kind: 'cell' }, context)
}

/** A line written anew, or as the base writes the same words elsewhere. */
function line(node: EditorNode, kind: LineKind, context: Context): string {
  const units = unitsOf(node.content ?? [])
  const known = context.lines.get(lineKey(kind.kind, node.content))
  if (known !== undefined) {
    const fits = kind.kind !== 'heading' || !known.includes('\n')
    if (fits && lineCheck(kind, units, context.manner.definitions)(known)) return known
  }
  return printLine(units, kind, context.manner)
}

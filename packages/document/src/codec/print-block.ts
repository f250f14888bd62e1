import { attrOf, textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { liveBlocks } from '../editor/normalise.ts'
import { unitsOf } from '../editor/units.ts'
import { SEPARATOR } from '../markdown/separators.ts'
import { lineKey } from './context.ts'
import type { Context } from './context.ts'
import { lineCheck, printLine } from './print-line.ts'
import type { LineKind } from './print-line.ts'
import { withFarWraps } from './wraps.ts'
import { keepApart } from './markers.ts'
import type { Neighbour } from './markers.ts'

/** The largest number that starts an item; those after it may repeat it. */
export const MAX_NUMBER = 999_999_999

/** Where a new block goes: the marker its list must have, and that of the item that it opens. */
export interface BlockPlace {
  readonly marker?: string | null
  readonly opensItem?: string | undefined
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
      return ruleFor(place.opensItem, context)
    case 'blockquote':
      return printBlocks(liveBlocks(node), context)
        .split('\n')
        .map((text) => (text === '' ? '>' : `> ${text}`))
        .join('\n')
    case 'bulletList':
    case 'taskList':
    case 'orderedList':
      return printList(node, context, place)
    case 'table':
      return printTable(node, context)
    default:
      return textAttr(node, 'source')
  }
}

/** Three equal signs at the start of an item of that sign are one rule, marker and all. */
function ruleFor(opensItem: string | undefined, { manner }: Context): string {
  if (opensItem === '*') return '---'
  return opensItem !== undefined || manner.level > 0 ? '***' : '---'
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
  const text = printBlocks(liveBlocks(item), context, { opensItem: marker, loose })
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
  options: { opensItem?: string; loose?: boolean } = {},
): string {
  const distances = keepApart(
    nodes.map((node, index) =>
      freshNeighbour(node, index === 0 ? options.opensItem : undefined, context),
    ),
    context.manner.bullet,
  )
  return nodes
    .map((node, index) => {
      const opensItem = index === 0 ? options.opensItem : undefined
      const distance = distances[index]
      const text = printBlock(node, context, { marker: distance?.marker ?? null, opensItem })
      if (index === 0) return text
      if (distance?.separator === true) return `\n\n${SEPARATOR}\n\n${text}`
      const isNested =
        options.opensItem !== undefined &&
        options.loose !== true &&
        followsTightly(nodes[index - 1], node)
      return (isNested ? '\n' : '\n\n') + text
    })
    .join('')
}

function freshNeighbour(
  node: EditorNode,
  opensItem: string | undefined,
  context: Context,
): Neighbour {
  const marker = node.type === 'orderedList' ? null : bulletIn({ opensItem }, context)
  return { node, marker, free: true, indented: false, apart: false }
}

/** A list below the words of its item needs no blank line, when it can interrupt them. */
function followsTightly(before: EditorNode | undefined, node: EditorNode): boolean {
  return before?.type === 'paragraph' && node.type.endsWith('List') && interruptsWords(node)
}

/** Whether a list can stand right below words, without a blank line (CommonMark, list items). */
export function interruptsWords(list: EditorNode): boolean {
  // an item that starts with anything but words does not interrupt them everywhere
  const first = list.content?.[0]?.content?.[0]
  if (first?.type !== 'paragraph' || first.content === undefined) return false
  return list.type !== 'orderedList' || attrOf(list, 'start') === undefined
}

function printList(node: EditorNode, context: Context, place: BlockPlace): string {
  const items = node.content ?? []
  const loose = items.some((item) =>
    liveBlocks(item).some((block, index) => index > 0 && !block.type.endsWith('List')),
  )
  const start = attrOf(node, 'start')
  const first = typeof start === 'number' ? start : 1
  const sign = place.marker ?? (node.type === 'orderedList' ? '.' : bulletIn(place, context))
  return items
    .map((item, index) =>
      printItem(
        item,
        node.type === 'orderedList' ? `${Math.min(first + index, MAX_NUMBER)}${sign}` : sign,
        context,
        loose,
      ),
    )
    .join(loose ? '\n\n' : '\n')
}

/** Bullets in a row on one line could make a rule: an item's own list takes another one. */
export function bulletIn({ opensItem }: BlockPlace, { manner }: Context): string {
  if (opensItem !== manner.bullet) return manner.bullet
  return manner.bullet === '-' ? '*' : '-'
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
  const language = textAttr(node, 'language')
  const sign = language.includes('`') ? '~' : '`'
  const info = (language.startsWith(sign) ? ' ' : '') + infoSource(language)
  const longest = Math.max(
    0,
    ...(text.match(sign === '`' ? /`+/g : /~+/g) ?? []).map((run) => run.length),
  )
  const fence = sign.repeat(Math.max(3, longest + 1))
  return text === '' && node.content === undefined
    ? `${fence}${info}\n${fence}`
    : `${fence}${info}\n${text}\n${fence}`
}

/** What stands behind a fence, where escapes and references are read as in words. */
function infoSource(language: string): string {
  return language.replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\').replace(/&(?=#?\w+;)/g, '\\&')
}

function printCell(cell: EditorNode, context: Context): string {
  return line(cell.content?.[0] ?? { type: 'paragraph' }, { kind: 'cell' }, context)
}

/** A line written anew, or as the base writes the same words elsewhere. */
function line(node: EditorNode, kind: LineKind, context: Context): string {
  const units = unitsOf(node.content ?? [])
  const known = context.writing().lines.get(lineKey(kind.kind, node.content))
  if (known !== undefined) {
    const fits = kind.kind !== 'heading' || !known.includes('\n')
    if (fits && lineCheck(kind, units, context.manner.definitions)(known)) return known
  }
  const wrapped = kind.kind === 'paragraph' ? withFarWraps(units, context.writing().wraps) : units
  return printLine(units, { kind, manner: context.manner, wrapped })
}

import type { PhrasingContent } from 'mdast'
import type { EditorMark, EditorNode } from '../editor/node.ts'
import { withMark } from '../editor/marks.ts'
import type { MarkKey } from '../editor/marks.ts'
import { atomUnit, cleanUnits, imageNode, toInline, withLiquid } from '../editor/units.ts'
import type { Unit } from '../editor/units.ts'
import { endOf, startOf } from '../markdown/parse.ts'
import { SEPARATOR } from '../markdown/separators.ts'
import { withoutPrefix } from './prefix.ts'
import type { Line, Range } from './slice.ts'

/** The source a line is read from, and the prefix of the lines around it. */
export interface LineSource {
  readonly body: string
  readonly prefix: string
  /** In a cell each bar of its source has a backslash that belongs to the table. */
  readonly cell?: boolean
  /** Whether its text is joined, and the places of its characters not asked for. */
  readonly isBare?: boolean
}

const BREAK = /^<br[ \t]*\/?>$/i
const LINE_END = /(?:\r\n|\n|\r)$/
const LINE_ENDS = /\r\n|\n|\r/g

/** Reads inline content (parsed in pieces) into clean units, each with its source. */
export function readLine(
  nodes: readonly PhrasingContent[],
  source: LineSource,
  range: Range,
): Line {
  const units = readUnits(nodes, source)
  const sourceOf = (first: Unit, last: Unit) => sourceAt(source, first.start, last.end)
  return {
    ...range,
    units: cleanUnits(withLiquid(units, sourceOf)),
    parts: nodes.map((node) => ({
      start: startOf(node),
      end: endOf(node),
      plain: node.type === 'text',
    })),
  }
}

/** What `readLine` shows, of inline content that may be joined and holds neither template tags nor references. */
export function readContent(
  nodes: readonly PhrasingContent[],
  source: LineSource,
): readonly EditorNode[] {
  const [only, ...others] = nodes
  if (only?.type !== 'text' || others.length > 0)
    return toInline(cleanUnits(readUnits(nodes, source)))
  const text = withoutOuterBlanks(only.value.replace(LINE_ENDS, ' '))
  return text === '' ? [] : [{ type: 'text', text }]
}

/** Sign by sign: a pattern for the end would be tried again at each of many blanks within. */
function withoutOuterBlanks(text: string): string {
  const isBlank = (at: number): boolean => text[at] === ' ' || text[at] === '\t'
  let [start, end] = [0, text.length]
  while (start < end && isBlank(start)) start += 1
  while (end > start && isBlank(end - 1)) end -= 1
  return text.slice(start, end)
}

/** The leaves of some nodes, each with the marks around it: marks may stand in marks without end. */
function readUnits(nodes: readonly PhrasingContent[], source: LineSource): readonly Unit[] {
  const units: Unit[] = []
  const open = nodes.map((node) => ({ node, marks: '' })).toReversed()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, marks } = next
    const mark = markOf(node)
    if (mark === null || !('children' in node)) {
      for (const unit of readLeaf(node, marks, source)) units.push(unit)
      continue
    }
    const inside = withMark(marks, mark)
    for (const child of node.children.toReversed()) open.push({ node: child, marks: inside })
  }
  return units
}

/** The mark that a node stands for, null when it stands for none. */
function markOf(node: PhrasingContent): EditorMark | null {
  switch (node.type) {
    case 'strong':
      return { type: 'bold' }
    case 'emphasis':
      return { type: 'italic' }
    case 'delete':
      return { type: 'strike' }
    case 'link': {
      const attrs = { href: node.url, title: node.title ?? '' }
      return isPlainLink(node.children) ? { type: 'link', attrs } : null
    }
    default:
      return null
  }
}

function readLeaf(node: PhrasingContent, marks: MarkKey, source: LineSource): readonly Unit[] {
  switch (node.type) {
    case 'text': {
      const value = source.isBare === true ? node.value.replace(LINE_ENDS, ' ') : node.value
      return pieceUnits(value, node, { marks, source })
    }
    case 'inlineCode':
      return codeUnits(node.value, node, { marks: withMark(marks, { type: 'code' }), source })
    case 'break':
      return [atomUnit({ type: 'hardBreak' }, startOf(node), endOf(node))]
    case 'image': {
      const image = imageNode({ src: node.url, alt: node.alt ?? '', title: node.title ?? '' })
      return [atomUnit(image, startOf(node), endOf(node))]
    }
    case 'html':
      if (node.value === SEPARATOR) return []
      if (BREAK.test(node.value))
        return [atomUnit({ type: 'hardBreak' }, startOf(node), endOf(node))]
      return [island(node, source)]
    default:
      return [island(node, source)]
  }
}

function sourceAt({ body, prefix, cell = false }: LineSource, start: number, end: number): string {
  const text = withoutPrefix(body.slice(start, end), prefix)
  return cell ? text.replace(/\\\|/g, '|') : text
}

function island(node: PhrasingContent, source: LineSource): Unit {
  const text = sourceAt(source, startOf(node), endOf(node))
  return atomUnit({ type: 'inlineIsland', attrs: { source: text } }, startOf(node), endOf(node))
}

/** A link of the editor holds text only, and some of it is not blank. */
function isPlainLink(nodes: readonly PhrasingContent[]): boolean {
  const open = [...nodes]
  let hasWords = false
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    switch (node.type) {
      case 'text':
        hasWords ||= node.value.trim() !== ''
        break
      case 'inlineCode':
        hasWords = true
        break
      case 'break':
        break
      case 'strong':
      case 'emphasis':
      case 'delete':
        for (const child of node.children) open.push(child)
        break
      default:
        return false
    }
  }
  return hasWords
}

/** A piece is a run with each character at its place, an escape, or a reference; it may end a line. */
function pieceUnits(value: string, node: PhrasingContent, context: LineContext): readonly Unit[] {
  const { marks, source } = context
  const lineEnd = LINE_END.exec(value)?.[0] ?? ''
  const head = value.slice(0, value.length - lineEnd.length)
  const start = startOf(node)
  const piece = source.body.slice(start, endOf(node) - lineEnd.length)
  // blanks before a line ending are in the range, but not in the value
  const isBare = piece.startsWith(head) && /^[ \t]*$/.test(piece.slice(head.length))
  const headSource = isBare ? head : piece
  const end = start + headSource.length
  const exact = headSource === head
  const units: Unit[] = []
  let at = start
  for (const key of head) {
    units.push({
      key,
      marks,
      atom: null,
      start: exact ? at : start,
      end: exact ? at + key.length : end,
    })
    at += key.length
  }
  if (lineEnd !== '') units.push({ key: ' ', marks, atom: null, start: end, end: endOf(node) })
  return units
}

interface LineContext {
  readonly marks: MarkKey
  readonly source: LineSource
}

function codeUnits(value: string, node: PhrasingContent, context: LineContext): readonly Unit[] {
  const { marks } = context
  const text = context.source.body.slice(startOf(node), endOf(node))
  const fence = /^`+/.exec(text)?.[0].length ?? 0
  const inside = text.slice(fence, text.length - fence)
  const offset = inside === value ? fence : inside.slice(1, -1) === value ? fence + 1 : -1
  const units: Unit[] = []
  let at = startOf(node) + offset
  for (const match of value.matchAll(/\r\n|[\s\S]/gu)) {
    const [source] = match
    const key = /[\r\n]/.test(source) ? ' ' : source
    if (offset === -1)
      units.push({ key, marks, atom: null, start: startOf(node), end: endOf(node) })
    else units.push({ key, marks, atom: null, start: at, end: at + source.length })
    at += source.length
  }
  return units
}

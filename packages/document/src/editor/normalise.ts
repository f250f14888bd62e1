import {
  cellNode,
  cellSource,
  cellsOf,
  onOneLine,
  withContent,
  withoutBackslashedBars,
} from './cells.ts'
import { attrOf, textAttr } from './node.ts'
import type { EditorNode } from './node.ts'
import { isLiquidOnly } from '../markdown/liquid.ts'
import { cleanInline, toInline, unitsOf } from './units.ts'
import { SEPARATOR } from '../markdown/separators.ts'

const EMPTY: EditorNode = { type: 'paragraph' }
const INLINE = new Set(['text', 'hardBreak', 'image', 'inlineIsland'])

/**
 * The form of an editor body that Markdown can give back, islands aside (see `normalForm`): no ids,
 * no default attributes, no empty paragraphs or tasks, no blanks at the edge of marks or lines, one
 * paragraph a cell, one line a cell or small heading. Unknown nodes give what they hold.
 */
export function normalise(body: EditorNode): EditorNode {
  const content = normalBlocks(body.content ?? [])
  return { type: 'doc', content: content.length === 0 ? [EMPTY] : content }
}

/** The blocks of a container that leave a trace in the text. */
export function liveBlocks(node: EditorNode): readonly EditorNode[] {
  return (node.content ?? []).filter(
    (child) => child.type !== 'paragraph' || child.content !== undefined,
  )
}

function normalBlocks(nodes: readonly EditorNode[]): readonly EditorNode[] {
  const blocks: EditorNode[] = []
  for (let at = 0; at < nodes.length;) {
    const node = nodes[at]
    if (node === undefined) break
    if (!INLINE.has(node.type)) {
      for (const block of normalBlock(node)) blocks.push(block)
      at++
      continue
    }
    let end = at
    while (end < nodes.length && INLINE.has(nodes[end]?.type ?? '')) end++
    blocks.push(...normalBlock({ type: 'paragraph', content: nodes.slice(at, end) }))
    at = end
  }
  return blocks
}

function normalBlock(node: EditorNode): readonly EditorNode[] {
  switch (node.type) {
    case 'paragraph':
      return normalParagraph(inline(node))
    case 'heading': {
      const level = levelOf(node)
      // only a title or a subtitle may be underlined, and so take several lines
      const content = level > 2 ? inline(node).map(onOneLine) : inline(node)
      return [withContent({ type: 'heading', attrs: { level } }, content)]
    }
    case 'codeBlock':
      return [
        codeNode(
          textAttr(node, 'language'),
          (node.content ?? []).map((child) => child.text ?? '').join(''),
        ),
      ]
    case 'horizontalRule':
      return [{ type: 'horizontalRule' }]
    case 'blockquote':
      return [{ type: 'blockquote', content: orEmpty(normalBlocks(node.content ?? [])) }]
    case 'bulletList':
      return normalList({ type: 'bulletList' }, node)
    case 'orderedList':
      return normalList(orderedNode(attrOf(node, 'start')), node)
    case 'taskList':
      return normalList({ type: 'taskList' }, node)
    case 'table':
      return normalTable(node)
    case 'island':
      return islandNode(textAttr(node, 'source'))
    case 'conflict':
      return [conflictNode(node)]
    default:
      return normalBlocks(node.content ?? [])
  }
}

/** Whether a line is nothing but template tags; a picture or a break beside them is no part of them. */
export function isTagsOnly(content: readonly EditorNode[]): boolean {
  return (
    content.every(({ type }) => type === 'text' || type === 'inlineIsland') &&
    isLiquidOnly(sourceOf(content))
  )
}

function sourceOf(content: readonly EditorNode[]): string {
  return content.map((node) => node.text ?? textAttr(node, 'source')).join('')
}

function normalParagraph(content: readonly EditorNode[]): readonly EditorNode[] {
  if (isTagsOnly(content)) return islandNode(sourceOf(content))
  // a line of breaks alone has no words to stand on
  const isEmpty = content.every(({ type }) => type === 'hardBreak')
  return isEmpty ? [] : [{ type: 'paragraph', content }]
}

export function codeNode(language: string, text: string): EditorNode {
  const value = text.replace(/\r\n|\r/g, '\n')
  const info = language.replace(/\s+/g, ' ').trim()
  const node: EditorNode =
    info === '' ? { type: 'codeBlock' } : { type: 'codeBlock', attrs: { language: info } }
  return withContent(node, value === '' ? [] : [{ type: 'text', text: value }])
}

export function orderedNode(start: unknown): EditorNode {
  const isPlain =
    typeof start !== 'number' ||
    !Number.isInteger(start) ||
    start === 1 ||
    start < 0 ||
    start > 999_999_999
  return isPlain ? { type: 'orderedList' } : { type: 'orderedList', attrs: { start } }
}

/**
 * A block of source: its lines without what indents them all. An empty one leaves no trace, nor does
 * a separator, which is a blank.
 */
export function islandNode(source: string): readonly EditorNode[] {
  const lines = source
    .replace(/\r\n|\r/g, '\n')
    .trimEnd()
    .replace(/^(?:[ \t]*\n)+/, '')
  const lead = /^ {1,3}(?=\S)/.exec(lines)?.[0].length ?? 0
  const bare = lead === 0 ? lines : lines.replace(new RegExp(`^ {1,${lead}}`, 'gm'), '')
  return bare === '' || bare === SEPARATOR ? [] : [{ type: 'island', attrs: { source: bare } }]
}

/** Two versions of a passage and what they come from; a side that has no such passage is null. */
function conflictNode(node: EditorNode): EditorNode {
  const side = (name: string) => {
    const source = attrOf(node, name)
    return typeof source === 'string' ? source : null
  }
  return {
    type: 'conflict',
    attrs: { base: side('base'), ours: side('ours'), theirs: side('theirs') },
  }
}

function inline(node: EditorNode): readonly EditorNode[] {
  return cleanInline(node.content ?? [])
}

function orEmpty(content: readonly EditorNode[]): readonly EditorNode[] {
  return content.length === 0 ? [EMPTY] : content
}

function levelOf(node: EditorNode): number {
  const level = attrOf(node, 'level')
  return typeof level === 'number' ? Math.min(6, Math.max(1, Math.trunc(level))) : 1
}

function normalList(list: EditorNode, node: EditorNode): readonly EditorNode[] {
  const items = (node.content ?? []).flatMap((item) => normalItem(item, list.type === 'taskList'))
  return items.length === 0 ? [] : [{ ...list, content: items }]
}

function normalItem(item: EditorNode, isTask: boolean): readonly EditorNode[] {
  const isItem = item.type === 'listItem' || item.type === 'taskItem'
  const content = normalBlocks(isItem ? (item.content ?? []) : [item])
  if (!isTask) return [{ type: 'listItem', content: orEmpty(content) }]
  if (content.length === 0) return []
  // Markdown has no task without words: a no-break space stands for them
  const words: readonly EditorNode[] =
    content[0]?.type === 'paragraph'
      ? []
      : [{ type: 'paragraph', content: [{ type: 'text', text: '\u00A0' }] }]
  return [
    {
      type: 'taskItem',
      attrs: { checked: attrOf(item, 'checked') === true },
      content: [...words, ...content],
    },
  ]
}

/** The first row is the head and gives each column its alignment: Markdown knows no other way. */
function normalTable(node: EditorNode): readonly EditorNode[] {
  const rows = (node.content ?? []).filter((row) => row.type === 'tableRow').map(cellsOf)
  const head = rows[0]
  // more rows than a call takes arguments
  const width = rows.reduce((widest, { length }) => Math.max(widest, length), 0)
  if (head === undefined || width === 0) return []
  const aligns = Array.from({ length: width }, (_, column) => {
    const cell = head[column]
    return cell === undefined ? '' : textAttr(cell, 'align')
  })
  return [
    {
      type: 'table',
      content: rows.map((cells, row) => ({
        type: 'tableRow',
        content: aligns.map((align, column) =>
          cellNode({ head: row === 0, align, content: inlineOf(cells[column]) }),
        ),
      })),
    },
  ]
}

function inlineOf(cell: EditorNode | undefined): readonly EditorNode[] {
  const parts = normalBlocks(cell?.content ?? []).map((block) =>
    toInline(unitsOf(block.content ?? [])),
  )
  const joined = parts.flatMap((part, index) =>
    index === 0 ? part : [{ type: 'hardBreak' }, ...part],
  )
  return toInline(withoutBackslashedBars(unitsOf(joined))).map(cellSource)
}

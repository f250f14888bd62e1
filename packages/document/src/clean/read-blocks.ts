import type { EditorNode } from '../editor/node.ts'
import { append } from './append.ts'
import { hasClass, isBlockTag, textOf } from './foreign-tree.ts'
import type { ForeignElement, ForeignNode } from './foreign-tree.ts'
import { paragraphsOf } from './inline-line.ts'
import { readInline } from './read-inline.ts'
import { joinLines } from './list-lines.ts'
import type { BlockOrLine } from './list-lines.ts'
import { lookWithin, PLAIN_LOOK } from './look.ts'
import type { Look } from './look.ts'
import { readList } from './read-list.ts'
import { readTable } from './read-table.ts'
import { isLeftOut } from './reading.ts'
import type { Reading } from './reading.ts'
import { officeLine } from './office-line.ts'

/** What stands in an element, as blocks of a page. */
export function readBlocks(
  kids: readonly ForeignNode[],
  around: Look,
  reading: Reading,
): readonly EditorNode[] {
  return joinLines(readFlow(kids, around, reading))
}

/** As `readBlocks`, with lines of lists not yet put together. */
export function readFlow(
  kids: readonly ForeignNode[],
  around: Look,
  reading: Reading,
): readonly BlockOrLine[] {
  const blocks: BlockOrLine[] = []
  let line: EditorNode[] = []
  const endLine = (): void => {
    append(blocks, paragraphsOf(line))
    line = []
  }
  for (const kid of rowsInTables(kids)) {
    if (kid.kind === 'text' || !(isBlockTag(kid.tag) || kid.holdsBlocks)) {
      append(line, readInline(kid, around, reading))
      continue
    }
    if (isLeftOut(kid, reading)) continue
    endLine()
    append(blocks, readBlock(kid, around, reading))
  }
  endLine()
  return blocks
}

function readBlock(
  element: ForeignElement,
  around: Look,
  reading: Reading,
): readonly BlockOrLine[] {
  const style = reading.styleOf(element)
  const look = lookWithin(element, style, around, reading.options.siteUrl)
  const level = headingLevel(element)
  if (level !== null) return headingOf(element, level, reading)
  switch (element.tag) {
    case 'ul':
    case 'ol':
      return readList(element, look, reading)
    case 'table':
      return readTable(element, look, reading)
    case 'blockquote':
      return [{ type: 'blockquote', content: readBlocks(element.kids, look, reading) }].filter(
        ({ content }) => content.length > 0,
      )
    case 'pre':
      return codeOf(element)
    case 'hr':
      return [{ type: 'horizontalRule' }]
    case 'dt':
    case 'summary':
      return readFlow(element.kids, { ...look, bold: true }, reading)
    case 'li':
      return readList({ ...element, tag: 'ul', kids: [element] }, around, reading)
    default: {
      const picture = typedPicture(element)
      if (picture !== null) return readFlow([picture], look, reading)
      return officeLine(element, look, reading) ?? readFlow(element.kids, look, reading)
    }
  }
}

/** Notion brings a picture as Markdown that was half read: a `!` before a link to it. */
function typedPicture({ kids }: ForeignElement): ForeignElement | null {
  const [sign, link, ...rest] = kids
  if (rest.length > 0 || sign?.kind !== 'text' || sign.text.trim() !== '!') return null
  if (link?.kind !== 'element' || link.tag !== 'a') return null
  const [src, alt] = [link.attributes['href'] ?? '', textOf(link)]
  const attributes = { src, alt: alt === src ? '' : alt }
  return { kind: 'element', tag: 'img', attributes, kids: [], holdsBlocks: false }
}

/** Some bring the rows of a table without the table. */
function rowsInTables(kids: readonly ForeignNode[]): readonly ForeignNode[] {
  const isRow = (node: ForeignNode | undefined): node is ForeignElement =>
    node?.kind === 'element' && /^(?:tr|tbody|thead|td|th)$/.test(node.tag)
  if (!kids.some(isRow)) return kids
  const rows = kids.filter((kid) => isRow(kid))
  const table: ForeignElement = {
    kind: 'element',
    tag: 'table',
    attributes: {},
    kids: rows.every(({ tag }) => tag === 'td' || tag === 'th') ? [rowOf(rows)] : rows,
    holdsBlocks: true,
  }
  return [table, ...kids.filter((kid) => !isRow(kid))]
}

function rowOf(cells: readonly ForeignElement[]): ForeignElement {
  return { kind: 'element', tag: 'tr', attributes: {}, kids: cells, holdsBlocks: true }
}

function headingLevel(element: ForeignElement): number | null {
  const { tag, attributes } = element
  const [, digit] = /^h([1-6])$/.exec(tag) ?? []
  if (digit !== undefined) return Number(digit)
  if (attributes['role'] === 'heading') {
    const level = Number.parseInt(attributes['aria-level'] ?? '2', 10)
    return Number.isNaN(level) ? 2 : Math.min(6, Math.max(1, level))
  }
  return tag === 'p' && hasClass(element, /^(?:MsoTitle(?:CxSp\w+)?|title|Title)$/) ? 1 : null
}

/** A heading is bold by itself; one that holds a picture alone is none. */
function headingOf(
  element: ForeignElement,
  level: number,
  reading: Reading,
): readonly BlockOrLine[] {
  const lines = readFlow(element.kids, PLAIN_LOOK, reading).flatMap((block) =>
    'blocks' in block ? block.blocks : [block],
  )
  return lines.map((line) => {
    const hasWords = line.content?.some(({ type }) => type === 'text') === true
    if (line.type !== 'paragraph' || !hasWords) return line
    return { type: 'heading', attrs: { level }, content: (line.content ?? []).map(withoutBold) }
  })
}

function withoutBold(node: EditorNode): EditorNode {
  if (node.type === 'hardBreak') return { type: 'text', text: ' ' }
  if (node.marks === undefined) return node
  return { ...node, marks: node.marks.filter(({ type }) => type !== 'bold') }
}

function codeOf(element: ForeignElement): readonly BlockOrLine[] {
  const text = textOf(element)
    .replace(/^\r?\n/, '')
    .trimEnd()
  if (text === '') return []
  const classes = [element, ...element.kids]
    .map((one) => (one.kind === 'element' ? (one.attributes['class'] ?? '') : ''))
    .join(' ')
  const [, language] = /(?:^|\s)language-([\w+#-]+)/.exec(classes) ?? []
  return [
    {
      type: 'codeBlock',
      ...(language === undefined ? {} : { attrs: { language } }),
      content: [{ type: 'text', text }],
    },
  ]
}

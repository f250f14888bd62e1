import type { RootContent } from 'mdast'
import { lineStartAt } from '../text/lines.ts'
import { isLiquidOnly } from './liquid.ts'
import { endOf, parsedOf, startOf, type ParsedText } from './parse.ts'
import { plainOf, plainPieces } from './plain.ts'
import { withoutSeparators } from './separators.ts'
import { toTable, type Table } from './table.ts'

/** The kinds of top-level blocks; an island is one that only its source can show. */
export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'table'
  | 'quote'
  | 'code'
  | 'html'
  | 'rule'
  | 'definition'
  | 'footnote'
  | 'island'

/** A top-level block: its source and where it stands in the whole text (UTF-16 offsets). */
export interface Block {
  readonly kind: BlockKind
  readonly text: string
  readonly start: number
  readonly end: number
  /** What a reader sees, without markup. */
  readonly plain: string
  /** The same of a list, table, quotation or footnote in the pieces that stand apart: items, cells, paragraphs. */
  readonly pieces?: readonly string[]
  /** The level of a heading, 1 to 6. */
  readonly depth?: number
  /** What a table holds, at offsets in `text`. */
  readonly table?: Table
  /** The editor's node of it as JSON, as `openText` gives it, where `openedBlocks` made it. */
  readonly node?: string
}

/** The top-level blocks of the body, in order. What lies between two of them is blank, or a separator. */
export function parseBlocks(whole: string | ParsedText): readonly Block[] {
  const { text, bodyStart, tree } = parsedOf(whole)
  const body = text.slice(bodyStart)
  return withoutSeparators(tree.children).map((node) => {
    const start = withIndent(body, startOf(node))
    const source = body.slice(start, endOf(node))
    const block = {
      kind: kindOf(node, source),
      text: source,
      start: bodyStart + start,
      end: bodyStart + endOf(node),
      plain: plainOf(node),
    }
    if (node.type === 'heading') return { ...block, depth: node.depth }
    if (node.type === 'table')
      return { ...block, pieces: plainPieces(node), table: toTable(node, body, start) }
    return holdsBlocks(node) ? { ...block, pieces: plainPieces(node) } : block
  })
}

function holdsBlocks({ type }: RootContent): boolean {
  return type === 'list' || type === 'blockquote' || type === 'footnoteDefinition'
}

/** A block's indent belongs to it: without it, a list that moves would read differently. */
export function withIndent(body: string, offset: number): number {
  const start = lineStartAt(body, offset)
  return /^[ \t]*$/.test(body.slice(start, offset)) ? start : offset
}

function kindOf(node: RootContent, source: string): BlockKind {
  switch (node.type) {
    case 'heading':
    case 'list':
    case 'table':
    case 'code':
    case 'html':
    case 'definition':
      return node.type
    case 'paragraph':
      return isLiquidOnly(source) ? 'island' : 'paragraph'
    case 'blockquote':
      return 'quote'
    case 'thematicBreak':
      return 'rule'
    case 'footnoteDefinition':
      return 'footnote'
    default:
      return 'island'
  }
}

/** Everything a reader sees, blocks on lines of their own, for a search index. */
export function plainText(text: string): string {
  return parseBlocks(text)
    .map((block) => block.plain)
    .filter((plain) => plain !== '')
    .join('\n')
}

/** The sources of all link and footnote definitions at the top of a body, for `renderNodes`. */
export function definitionsIn(text: string): string {
  return parseBlocks(text)
    .filter((block) => block.kind === 'definition' || block.kind === 'footnote')
    .map((block) => block.text)
    .join('\n\n')
}

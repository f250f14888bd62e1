import type { RootContent } from 'hast'
import { VFile } from 'vfile'
import { withIndent } from '../markdown/blocks.ts'
import { outlineOf } from '../markdown/outline.ts'
import { endOf, parsedOf, startOf, type ParsedText } from '../markdown/parse.ts'
import { withoutSeparators } from '../markdown/separators.ts'
import { ANCHOR_PREFIX } from './allow-list.ts'
import { findBlocks } from './article-blocks.ts'
import type { ArticleBlock } from './article-blocks.ts'
import type { RenderOptions } from './options.ts'
import { safeTree } from './serialise.ts'
import { toTree } from './to-tree.ts'
import { writeHtml } from './write-html.ts'

/**
 * A stretch of a rendered page. Each top-level table stands alone, so that an agenda can be drawn
 * in its place; `start` and `end` are UTF-16 offsets in the whole text.
 */
export interface ArticlePart {
  readonly kind: 'html' | 'table'
  readonly html: string
  readonly blocks: readonly ArticleBlock[]
  readonly start: number
  readonly end: number
}

interface Group {
  readonly kind: ArticlePart['kind']
  readonly nodes: RootContent[]
  start: number
  end: number
}

/**
 * The body of a text as safe HTML. Top-level elements carry `data-block`, the index of their block
 * in `parseBlocks`; headings carry the ids of `outline`.
 */
export function renderArticle(
  whole: string | ParsedText,
  options: RenderOptions,
): readonly ArticlePart[] {
  const { text, bodyStart, tree } = parsedOf(whole)
  const body = text.slice(bodyStart)
  const sources = withoutSeparators(tree.children)
  const blockAt = new Map(sources.map((node, index) => [startOf(node), index]))
  const anchors = outlineOf(tree.children).map((entry) => entry.id)
  const groups: Group[] = []
  let current: Group | undefined
  for (const node of toTree(tree)) {
    const index = blockAt.get(node.position?.start.offset ?? -1)
    const block = index === undefined ? undefined : sources[index]
    const kind = block?.type === 'table' ? 'table' : 'html'
    if (block === undefined && node.type === 'text' && node.value.trim() === '') continue
    const start = bodyStart + (block === undefined ? body.length : withIndent(body, startOf(block)))
    const end = bodyStart + (block === undefined ? body.length : endOf(block))
    if (node.type === 'element' && index !== undefined) {
      node.properties['dataBlock'] = String(index)
      const anchor = block?.type === 'heading' ? anchors.shift() : undefined
      if (anchor !== undefined) node.properties['id'] = ANCHOR_PREFIX + anchor
    }
    if (current === undefined || current.kind !== kind || kind === 'table') {
      current = { kind, nodes: [], start, end }
      groups.push(current)
    }
    if (current.nodes.length > 0) current.nodes.push({ type: 'text', value: '\n' })
    current.nodes.push(node)
    current.end = Math.max(current.end, end)
  }
  const file = new VFile()
  return groups.map(({ kind, nodes, start, end }) => {
    const { blocks, onlooker } = findBlocks({ body, bodyStart })
    return { kind, html: writeHtml(safeTree(nodes, options, file), onlooker), blocks, start, end }
  })
}

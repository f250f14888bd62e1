import type { RootContent } from 'hast'
import type { Nodes } from 'mdast'
import { VFile } from 'vfile'
import { withIndent } from '../markdown/blocks.ts'
import { outlineOf } from '../markdown/outline.ts'
import { endOf, parsedOf, startOf, type ParsedText } from '../markdown/parse.ts'
import { withoutSeparators } from '../markdown/separators.ts'
import { ANCHOR_PREFIX } from './allow-list.ts'
import { findBlocks } from './article-blocks.ts'
import type { ArticlePart, OpenPart, UnplacedAddress } from './article-part.ts'
import type { Addresses } from './addresses.ts'
import { setDirections } from './directions.ts'
import { findHoles, withAddresses } from './open-addresses.ts'
import type { RenderOptions } from './options.ts'
import { safeTree } from './serialise.ts'
import { toTree } from './to-tree.ts'
import { writeHtml } from './write-html.ts'

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
  return closeArticle(drawParts(whole, options, []), options)
}

/**
 * Whether each block is drawn by itself: no HTML may go on in the next one, and no note is counted. Then each has a part of
 * its own in `openArticle`.
 */
export function standsApart(tree: Nodes): boolean {
  if (WHOLE.has(tree.type)) return false
  return !('children' in tree) || tree.children.every(standsApart)
}

const WHOLE: ReadonlySet<string> = new Set(['html', 'footnoteDefinition', 'footnoteReference'])

/**
 * The same with the addresses of pictures, and of links for which `isOpen` holds, left open: what is drawn follows from the
 * text alone. `closeArticle` sets them.
 */
export function openArticle(
  whole: string | ParsedText,
  isOpen: (href: string) => boolean,
): readonly OpenPart[] {
  const open: UnplacedAddress[] = []
  const addresses: Addresses = {
    mediaUrl: (value) => open.push({ of: 'media', value }) - 1,
    pageUrl: (value) => (isOpen(value) ? open.push({ of: 'page', value }) - 1 : value),
  }
  return drawParts(whole, addresses, open)
}

/** Sets the addresses that `openArticle` left open, and joins what stands between two tables. */
export function closeArticle(
  parts: readonly OpenPart[],
  options: RenderOptions,
): readonly ArticlePart[] {
  const joined: ArticlePart[] = []
  let run: ArticlePart[] = []
  const join = (): void => {
    if (run.length > 0) joined.push(joinParts(run))
    run = []
  }
  for (const part of parts) {
    const closed = withAddresses(part, options)
    if (closed.kind === 'html') run.push(closed)
    else {
      join()
      joined.push(closed)
    }
  }
  join()
  return joined
}

function joinParts(parts: readonly ArticlePart[]): ArticlePart {
  let at = 0
  const blocks = parts.flatMap((part) => {
    const before = at
    at += part.html.length + 1
    return part.blocks.map((block) => ({ ...block, at: block.at + before }))
  })
  return {
    kind: 'html',
    html: parts.map(({ html }) => html).join('\n'),
    blocks,
    start: parts[0]?.start ?? 0,
    end: Math.max(...parts.map(({ end }) => end)),
  }
}

function drawParts(
  whole: string | ParsedText,
  addressed: Addresses,
  open: readonly UnplacedAddress[],
): readonly OpenPart[] {
  const { text, bodyStart, tree } = parsedOf(whole)
  const body = text.slice(bodyStart)
  const sources = withoutSeparators(tree.children)
  const blockAt = new Map(sources.map((node, index) => [startOf(node), index]))
  const anchors = outlineOf(tree.children).map((entry) => entry.id)
  const isApart = standsApart(tree)
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
    if (isApart || current === undefined || current.kind !== kind || kind === 'table') {
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
    const { addresses, onlooker: holes } = findHoles(open)
    const tree = safeTree(nodes, addressed, file)
    setDirections(tree)
    const html = writeHtml(tree, onlooker, holes)
    return { kind, html, blocks, start, end, addresses }
  })
}

import type { EditorNode } from '@forkshop/document'
import { openText } from '@forkshop/document'
import type { PageText } from '../reading/page-text.ts'
import type { ReadBlock } from '../reading/read-block.ts'
import { withBrokenLinks } from './broken-links.ts'

/** The node of a block by its number; none for one that stands for others, or is not there. */
export type BlockNodes = (block: number) => readonly EditorNode[]

// Longer definitions would be read again with every block that may use them.
const MAX_DEFINITIONS = 2_000

/**
 * Opens blocks of a text one by one, each when first asked for, as `openText` does the whole: most of a comparison is
 * never looked at. One whose node was not kept is parsed, with what the text defines where it may name that.
 */
export function openBlocks({ blocks, isCoarse }: PageText): BlockNodes {
  if (isCoarse) return () => []
  const definitions = blocks
    .filter(({ block }) => isDefinition(block))
    .map(({ text }) => `\n\n${text}`)
    .join('')
  const opened = new Map<number, readonly EditorNode[]>()
  let isWhole = false
  const openOne = (block: ReadBlock): readonly EditorNode[] => {
    if (block.node !== null) return [withBrokenLinks(JSON.parse(block.node))]
    const isBound = !isDefinition(block) && block.text.includes('[')
    return nodesOf(block.text + (isBound ? definitions : '')).slice(0, 1)
  }
  return (at) => {
    const known = opened.get(at)
    if (known) return known
    const block = blocks[at]?.block
    if (block?.node === null && definitions.length > MAX_DEFINITIONS && !isWhole) {
      isWhole = true
      const source = blocks.map(({ text, lead }, index) => (index === 0 ? text : lead + text))
      nodesOf(source.join('')).forEach((node, index) => opened.set(index, [node]))
      return opened.get(at) ?? []
    }
    const nodes = block ? openOne(block) : []
    opened.set(at, nodes)
    return nodes
  }
}

/** What other blocks of its text may name. */
export function isDefinition({ kind }: Pick<ReadBlock, 'kind'>): boolean {
  return kind === 'definition' || kind === 'footnote'
}

function nodesOf(text: string): readonly EditorNode[] {
  // an empty line first, since a rule at the top would be taken for the fence of front matter
  return (openText(`\n${text}`).body.content ?? []).map(withBrokenLinks)
}

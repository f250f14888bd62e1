import { nodesIn } from '../codec/nodes-in.ts'
import { parseBlocks } from '../markdown/blocks.ts'
import type { Block } from '../markdown/blocks.ts'
import { parsedOf, type ParsedText } from '../markdown/parse.ts'

/** The blocks of a text with their nodes, for who will draw some of them: to open one by itself takes the parser. */
export function openedBlocks(whole: string | ParsedText): readonly Block[] {
  const parsed = parsedOf(whole)
  const nodes = nodesIn(parsed)
  return parseBlocks(parsed).map((block, at) => {
    const node = nodes[at] ?? null
    return node === null ? block : { ...block, node: JSON.stringify(node) }
  })
}

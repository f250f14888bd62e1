import { textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { liveBlocks, normalise } from '../editor/normalise.ts'

/** The sources of all pictures of some blocks, each once, in their order. */
export function pictureSources(blocks: readonly EditorNode[]): readonly string[] {
  const sources = new Set<string>()
  const visit = (node: EditorNode): void => {
    if (node.type === 'image') sources.add(textAttr(node, 'src'))
    node.content?.forEach(visit)
  }
  blocks.forEach(visit)
  return [...sources]
}

/**
 * Blocks whose pictures have the addresses that the page keeps them at (`media/name`). A picture that has
 * none (`null`) leaves what it shows in words, and is counted.
 */
export function placePictures(
  blocks: readonly EditorNode[],
  addressOf: (source: string) => string | null,
): { readonly blocks: readonly EditorNode[]; readonly missing: number } {
  let missing = 0
  const placed = (node: EditorNode): readonly EditorNode[] => {
    if (node.type === 'image') {
      const address = addressOf(textAttr(node, 'src'))
      if (address !== null) return [{ ...node, attrs: { ...node.attrs, src: address } }]
      missing += 1
      const alt = textAttr(node, 'alt')
      return alt === '' ? [] : [{ type: 'text', text: alt, marks: [{ type: 'italic' }] }]
    }
    return [node.content === undefined ? node : { ...node, content: node.content.flatMap(placed) }]
  }
  const content = blocks.flatMap(placed)
  return { blocks: liveBlocks(normalise({ type: 'doc', content })), missing }
}

import { textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { definingSources, labelsOf, labelsWithout } from './definitions.ts'

/**
 * The labels of link and footnote definitions that a change of a body takes away while something in
 * it still refers to them, without brackets (`note`, `^1`): what an editor warns of.
 */
export function lostLabels(before: EditorNode, after: EditorNode): readonly string[] {
  const gone = labelsWithout(
    labelsOf(definingSources(before)),
    labelsOf(definingSources(after)),
  ).map((label) => label.slice(1, -2))
  if (gone.length === 0) return []
  const sources: string[] = []
  const visit = (node: EditorNode) => {
    if (node.type === 'inlineIsland' || node.type === 'island') {
      sources.push(plainLabel(textAttr(node, 'source')))
    } else node.content?.forEach(visit)
  }
  visit(after)
  return gone.filter((label) => sources.some((source) => source.includes(`[${plainLabel(label)}]`)))
}

function plainLabel(text: string): string {
  return text.replace(/\s+/g, ' ').toLowerCase()
}

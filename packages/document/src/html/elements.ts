import type { Element, ElementContent, Properties, RootContent } from 'hast'

/** What of these can stand in an element. */
export function elements(nodes: readonly RootContent[]): readonly ElementContent[] {
  return nodes.filter((node) => node.type !== 'doctype')
}

/** An element with this content. */
export function element(
  tagName: string,
  properties: Properties,
  content: readonly ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children: [...content] }
}

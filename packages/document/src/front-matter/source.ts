import { Document, isMap, isScalar, isSeq, Scalar } from 'yaml'
import type { Node } from 'yaml'

/** A list or map prints on one line while it stays below this many characters. */
const FLOW_WIDTH = 100

/**
 * One field as YAML in the form the house writes: small maps and lists of short texts on one line,
 * records one a line, a line ending at the end. Reading it back gives the same value.
 */
export function fieldSource(key: string, value: unknown): string {
  const yaml = new Document({ [key]: value })
  const pair = isMap(yaml.contents) ? yaml.contents.items[0] : undefined
  if (pair !== undefined) arrange(pair.value)
  return yaml.toString({
    lineWidth: 0,
    flowCollectionPadding: !(
      Array.isArray(value) &&
      isSeq(pair?.value) &&
      pair.value.flow === true
    ),
  })
}

function arrange(node: unknown): void {
  if (isMap(node)) {
    node.flow = isFlat(node) && width(node) < FLOW_WIDTH
    return
  }
  if (!isSeq(node)) return
  const scalars = node.items.every((item) => isScalar(item))
  node.flow =
    node.items.length === 0 || (scalars && width(node) < FLOW_WIDTH && node.items.every(isShort))
  if (!scalars)
    for (const item of node.items)
      if (isMap(item)) item.flow = isFlat(item) && width(item) < FLOW_WIDTH
}

function isFlat(node: { items: readonly unknown[] }): boolean {
  return node.items.every((item) => {
    const value = item instanceof Object && 'value' in item ? item.value : item
    return isScalar(value) && !(typeof value.value === 'string' && value.value.includes('\n'))
  })
}

function isShort(item: unknown): boolean {
  return !(item instanceof Scalar && typeof item.value === 'string') || item.value.length < 32
}

function width(node: Node): number {
  return JSON.stringify(node.toJSON()).length
}

import type { Node as PmNode } from '@tiptap/pm/model'

type Spot = {
  readonly node: PmNode
  /** Position of the first place inside. */
  readonly inside: number
  readonly blockId: string | null
  /** Child indexes from the block with the id down to the text block. */
  readonly path: readonly number[]
}

const idOf = (node: PmNode): string | null => {
  const id: unknown = node.attrs['blockId']
  return typeof id === 'string' ? id : null
}

/** The text block around a position, and how it lies below the nearest block that has an id. */
const spotAt = (doc: PmNode, position: number): Spot | null => {
  const place = doc.resolve(Math.min(position, doc.content.size))
  if (!place.parent.isTextblock) return null
  const path: number[] = []
  for (let depth = place.depth; depth > 0; depth -= 1) {
    const blockId = idOf(place.node(depth))
    if (blockId !== null) return { node: place.parent, inside: place.start(), blockId, path }
    path.unshift(place.index(depth - 1))
  }
  return { node: place.parent, inside: place.start(), blockId: null, path }
}

type Found = { readonly node: PmNode; readonly inside: number }

const blockWithId = (doc: PmNode, id: string): Found | null => {
  let found: Found | null = null
  doc.descendants((node, position) => {
    if (found !== null) return false
    if (idOf(node) !== id) return !node.isTextblock
    found = { node, inside: position + 1 }
    return false
  })
  return found
}

const textBlocksIn = ({ node, inside }: Found): readonly Found[] => {
  if (node.isTextblock) return [{ node, inside }]
  const blocks: Found[] = []
  node.descendants((child, position) => {
    if (!child.isTextblock) return true
    blocks.push({ node: child, inside: inside + position + 1 })
    return false
  })
  return blocks
}

const downPath = (start: Found, path: readonly number[]): Found | null => {
  let { node, inside } = start
  for (const index of path) {
    if (index >= node.childCount) return null
    let before = 0
    for (let at = 0; at < index; at += 1) before += node.child(at).nodeSize
    inside += before + 1
    node = node.child(index)
  }
  return node.isTextblock ? { node, inside } : null
}

const OBJECT = '\ufffc'
const textOf = (node: PmNode): string => node.textBetween(0, node.content.size, '\n', OBJECT)

/** Where an offset of an old text lies in a new one: beside what stood beside it. */
const movedOffset = (before: string, offset: number, after: string): number => {
  let head = 0
  while (head < before.length && before[head] === after[head]) head += 1
  if (offset <= head) return offset
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return before.length - offset <= tail ? after.length - (before.length - offset) : head
}

/**
 * Where a caret belongs after others changed the text around it; null when there is nothing to go by.
 * A block is known by its id: it may have become a heading or a list. When its end was split off, a
 * caret there follows its words; when it was joined to the one before, too.
 */
export const followCaret = (before: PmNode, position: number, after: PmNode): number | null => {
  const spot = spotAt(before, position)
  if (spot === null || spot.blockId === null) return null
  const text = textOf(spot.node)
  const offset = position - spot.inside
  const block = blockWithId(after, spot.blockId)
  if (block === null) return text === '' ? null : endingWith(after, text, offset)
  const known = downPath(block, spot.path)
  const candidates = textBlocksIn(block)
  const same =
    (known !== null && textOf(known.node) === text ? known : undefined) ??
    candidates.find((candidate) => textOf(candidate.node) === text) ??
    known ??
    candidates[0]
  if (same === undefined) return null
  const now = textOf(same.node)
  const isCut = now.length < text.length && (offset === text.length || now === '')
  if (offset > now.length || isCut) {
    const rest = text.slice(now.length)
    const split = text.startsWith(now) ? nextTextBlock(after, same) : null
    if (split !== null && rest !== '' && textOf(split.node).startsWith(rest)) {
      return split.inside + offset - now.length
    }
  }
  return same.inside + movedOffset(text, offset, now)
}

const nextTextBlock = (doc: PmNode, block: Found): Found | null =>
  textBlocksIn({ node: doc, inside: 0 }).find(({ inside }) => inside > block.inside) ?? null

const endingWith = (doc: PmNode, text: string, offset: number): number | null => {
  const joined = textBlocksIn({ node: doc, inside: 0 }).filter(({ node }) =>
    textOf(node).endsWith(text),
  )
  const [only] = joined
  if (only === undefined || joined.length > 1) return null
  return only.inside + textOf(only.node).length - text.length + offset
}

import type { EditorNode } from '../editor/node.ts'
import { pick } from './random.ts'
import type { Random } from './random.ts'

/**
 * A body after an edit. `from` gives for each of its blocks the block of the body before that it is,
 * untouched and in the same order, or null where it is new, changed or moved.
 */
export interface Edit {
  readonly body: EditorNode
  readonly from: readonly (number | null)[]
}

/** Makes one edit at a random place, or null where the body offers none. */
export type MakeEdit = (body: EditorNode, random: Random) => Edit | null

export type Path = readonly number[]

/** Whether a node is meant, seen with the node around it and its place in it. */
export type Wanted = (node: EditorNode, parent: EditorNode, index: number) => boolean

export type To = (node: EditorNode, random: Random) => readonly EditorNode[]

/** Content put in the place of some top-level blocks. */
export interface Splice {
  readonly at: number
  readonly remove: number
  readonly insert: readonly EditorNode[]
}

/** The body with top-level blocks spliced; those taken out and put in count as touched. */
export function spliced(body: EditorNode, { at, remove, insert }: Splice): Edit {
  const content = body.content ?? []
  const places = content.map((_, index) => index)
  const isAll = insert.length === 0 && remove === content.length
  // an editor is never without a block
  if (isAll) return { body: { ...body, content: [{ type: 'paragraph' }] }, from: [null] }
  return {
    body: { ...body, content: [...content.slice(0, at), ...insert, ...content.slice(at + remove)] },
    from: [...places.slice(0, at), ...insert.map(() => null), ...places.slice(at + remove)],
  }
}

/** The paths of all nodes that are meant, outermost first. */
export function find(body: EditorNode, wanted: Wanted): readonly Path[] {
  const found: Path[] = []
  const visit = (node: EditorNode, path: Path) => {
    ;(node.content ?? []).forEach((child, index) => {
      if (wanted(child, node, index)) found.push([...path, index])
      visit(child, [...path, index])
    })
  }
  visit(body, [])
  return found
}

/** The node at a path. */
export function nodeAt(body: EditorNode, path: Path): EditorNode | undefined {
  return path.reduce<EditorNode | undefined>((node, index) => node?.content?.[index], body)
}

/** Changes a random node of those that are meant, wherever it stands. */
export function editAt(wanted: Wanted, to: To): MakeEdit {
  return editFound((body) => find(body, wanted), to)
}

/** As `editAt`, among the nodes inside nodes of a type. */
export function editWithin(type: string, wanted: Wanted, to: To): MakeEdit {
  const inside = (body: EditorNode) =>
    find(body, (node) => node.type === type).flatMap((outer) => {
      const node = nodeAt(body, outer)
      return node === undefined ? [] : find(node, wanted).map((path) => [...outer, ...path])
    })
  return editFound(inside, to)
}

/** Changes the children of a random node of those that are meant; null leaves it as it is. */
export function editKids(
  wanted: Wanted,
  to: (kids: readonly EditorNode[], random: Random) => readonly EditorNode[] | null,
): MakeEdit {
  return editAt(wanted, (node, random) => {
    const content = to(node.content ?? [], random)
    return content === null ? [node] : [{ ...node, content }]
  })
}

function editFound(places: (body: EditorNode) => readonly Path[], to: To): MakeEdit {
  return (body, random) => {
    const path = pick(places(body), random)
    const node = path === undefined ? undefined : nodeAt(body, path)
    const top = path?.[0]
    if (path === undefined || node === undefined || top === undefined) return null
    const result = to(node, random)
    if (result.length === 1 && result[0] === node) return null
    const block = body.content?.[top]
    if (block === undefined) return null
    const insert = path.length === 1 ? result : [changed(block, path.slice(1), result)]
    return spliced(body, { at: top, remove: 1, insert })
  }
}

function changed(node: EditorNode, path: Path, to: readonly EditorNode[]): EditorNode {
  const [first, ...rest] = path
  return {
    ...node,
    content: (node.content ?? []).flatMap((child, index) => {
      if (index !== first) return [child]
      return rest.length === 0 ? to : [changed(child, rest, to)]
    }),
  }
}

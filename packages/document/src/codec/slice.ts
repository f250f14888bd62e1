import type { EditorNode } from '../editor/node.ts'
import type { Unit } from '../editor/units.ts'

export interface Range {
  readonly start: number
  readonly end: number
}

/** A top-level inline node of a line; `plain` when it is a bare run of text. */
export interface InlinePart extends Range {
  readonly plain: boolean
}

/** A line of text (paragraph, heading, cell) with the source of each of its characters. */
export interface Line extends Range {
  readonly units: readonly Unit[]
  readonly parts: readonly InlinePart[]
}

/**
 * The side tree: an editor node in normal form and the range of the body it was read from.
 * `start` includes the indent, `inner` is where the syntax begins.
 */
export interface Slice extends Range {
  readonly json: EditorNode
  readonly key: string
  readonly inner: number
  /** What a line inside this container starts with. */
  readonly prefix: string
  readonly kids: readonly Slice[]
  readonly line: Line | null
}

/** The key under which two nodes in normal form are equal. */
export function keyOf(node: EditorNode): string {
  return JSON.stringify(node)
}

import { textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'

/** A block among its neighbours; `fixed` when nobody touched it, so that others should give way. */
export interface Neighbour {
  readonly node: EditorNode
  /** The bullet or the sign after the number that its list has, or null for one written anew. */
  readonly marker: string | null
  readonly fixed: boolean
}

const BULLETS = ['-', '*', '+'] as const

/**
 * Two lists that touch would read as one, so one of them takes another marker: the one that was
 * touched, if it can be. Gives the marker each block must take, null for the one it has.
 */
export function separateMarkers(
  blocks: readonly Neighbour[],
  bullet: string,
): readonly (string | null)[] {
  const signs = blocks.map((block) => signOf(block, bullet))
  const forced: (string | null)[] = blocks.map(() => null)
  for (let at = 1; at < blocks.length; at++) {
    const sign = signs[at]
    if (sign === null || sign === undefined || signs[at - 1] !== sign) continue
    const changes = givesWay(blocks, at)
    const taken = [signs[changes - 1], signs[changes + 1]]
    const choices = sign === '.' || sign === ')' ? ['.', ')'] : BULLETS
    const other = choices.find((choice) => choice !== sign && !taken.includes(choice))
    if (other === undefined) continue
    signs[changes] = other
    forced[changes] = other
  }
  return forced
}

function givesWay(blocks: readonly Neighbour[], at: number): number {
  const isFree = (index: number) =>
    blocks[index]?.fixed === false && blocks[index].node.type !== 'island'
  if (isFree(at) || blocks[at - 1]?.node.type === 'island') return at
  if (isFree(at - 1) || blocks[at]?.node.type === 'island') return at - 1
  return at
}

function signOf({ node, marker }: Neighbour, bullet: string): string | null {
  switch (node.type) {
    case 'bulletList':
    case 'taskList':
      return marker ?? bullet
    case 'orderedList':
      return marker ?? '.'
    case 'island':
      return (
        /^ {0,3}(?:([-*+])|\d{1,9}([.)]))[ \t]/
          .exec(textAttr(node, 'source'))
          ?.slice(1)
          .find((sign) => sign !== undefined) ?? null
      )
    default:
      return null
  }
}

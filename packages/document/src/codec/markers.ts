import { textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'

/** A block among its neighbours, as far as they could run into each other. */
export interface Neighbour {
  readonly node: EditorNode
  /** The bullet or the sign after the number that its list has, or null for one written anew. */
  readonly marker: string | null
  /** Its markers may change: it is new here, or came from elsewhere. */
  readonly free: boolean
  /** Its source starts with blanks, under which it would belong to a list above. */
  readonly indented: boolean
  /** The gap above it holds a separator already. */
  readonly apart: boolean
}

/** What keeps a block from running into the one above: another marker, or a separator in the gap. */
export interface Distance {
  /** The marker its list must take, null for the one it has. */
  readonly marker: string | null
  readonly separator: boolean
}

const BULLETS = ['-', '*', '+'] as const
const LIST = /^ {0,3}(?:([-*+])|\d{1,9}([.)]))(?=\s|$)/
const FOOTNOTE = /^ {0,3}\[\^/

/**
 * Two lists that touch would read as one, and what is indented would belong to a list or footnote
 * above it. A list that is free takes another marker; where none is, a separator goes between.
 */
export function keepApart(blocks: readonly Neighbour[], bullet: string): readonly Distance[] {
  const signs = blocks.map((block) => signOf(block, bullet))
  const markers: (string | null)[] = blocks.map(() => null)
  const separators = blocks.map(() => false)
  for (let at = 1; at < blocks.length; at++) {
    const [above, block] = [blocks[at - 1], blocks[at]]
    if (above === undefined || block === undefined || block.apart) continue
    if (block.indented && takesIn(above.node)) {
      separators[at] = true
      continue
    }
    const sign = signs[at]
    if (sign === null || sign === undefined || signs[at - 1] !== sign) continue
    const changes = [at, at - 1].find((index) => canChange(blocks[index]))
    const other =
      changes === undefined
        ? undefined
        : choicesFor(sign).find(
            (choice) =>
              choice !== sign && choice !== signs[changes - 1] && choice !== signs[changes + 1],
          )
    if (changes === undefined || other === undefined) {
      separators[at] = true
      continue
    }
    signs[changes] = other
    markers[changes] = other
  }
  return blocks.map((_, at) => ({
    marker: markers[at] ?? null,
    separator: separators[at] ?? false,
  }))
}

function choicesFor(sign: string): readonly string[] {
  return sign === '.' || sign === ')' ? ['.', ')'] : BULLETS
}

function canChange(block: Neighbour | undefined): boolean {
  return block !== undefined && block.free && block.node.type !== 'island'
}

/** Whether indented lines below a block would belong to it. */
function takesIn(node: EditorNode): boolean {
  if (node.type.endsWith('List')) return true
  if (node.type !== 'island') return false
  const source = textAttr(node, 'source')
  return LIST.test(source) || FOOTNOTE.test(source)
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
        LIST.exec(textAttr(node, 'source'))
          ?.slice(1)
          .find((sign) => sign !== undefined) ?? null
      )
    default:
      return null
  }
}

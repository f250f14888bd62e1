import type { Nodes, Root, RootContent } from 'mdast'
import { cutBody } from './cut-body.ts'
import { definingPieces, withDefinitions } from './defining-pieces.ts'
import { runsOn } from './runs-on.ts'

// The parser is slower the longer the text: two parts of 5,000 characters take two thirds of one of 10,000.
const PART = 4_000
const MAX_DEFINITIONS = 1_000

// HTML that no blank line ends (`runsOn`): where it is, to find out that a part is open would cost a second parse.
const RUNS_ON = /<(?:!--|\?|!\[CDATA\[|![a-z]|script|pre|style|textarea)/i

/**
 * Parses a long body part by part, each from where a block begins whatever stands above it, with what the body defines. Null
 * for a body that is short, or reads only as a whole.
 */
export function parseInParts(
  body: string,
  parse: (text: string) => Root,
  size: number = PART,
): Root | null {
  // a byte order mark is none of the characters that the parser counts
  if (body.length <= 2 * size || body.startsWith('\uFEFF') || RUNS_ON.test(body)) return null
  const pieces = cutBody(body)
  const definitions = definingPieces(pieces)
  if (definitions.length > MAX_DEFINITIONS) return null
  const parts = inParts(pieces, size)
  if (parts.length < 2) return null
  const children: RootContent[] = []
  const at = { offset: 0, line: 0 }
  for (const [index, part] of parts.entries()) {
    const { source, start } = withDefinitions(part, definitions)
    const shift = { offset: at.offset - start, line: at.line - linesIn(source.slice(0, start)) }
    for (const node of parse(source).children) {
      // the definitions and the part must not have become one
      if ((node.position?.end.offset ?? 0) <= start) continue
      if ((node.position?.start.offset ?? 0) < start) return null
      move(node, shift)
      children.push(node)
    }
    at.offset += part.length
    at.line += linesIn(part)
    if (index < parts.length - 1 && isOpen(children.at(-1), body)) return null
  }
  const start = { line: 1, column: 1, offset: 0 }
  const lineStart = Math.max(body.lastIndexOf('\n'), body.lastIndexOf('\r')) + 1
  const end = { line: at.line + 1, column: body.length - lineStart + 1, offset: body.length }
  return { type: 'root', children, position: { start, end } }
}

function inParts(pieces: readonly string[], size: number): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (const piece of pieces) {
    part += piece
    if (part.length < size) continue
    parts.push(part)
    part = ''
  }
  return part === '' ? parts : [...parts, part]
}

function linesIn(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/** Whether a block would have taken in what follows its part. */
function isOpen(node: RootContent | undefined, body: string): boolean {
  if (node?.type !== 'code' && node?.type !== 'html') return false
  return runsOn(node.type, body.slice(node.position?.start.offset, node.position?.end.offset))
}

function move(node: Nodes, by: { readonly offset: number; readonly line: number }): void {
  const { position } = node
  if (position) {
    // Not in place: two of them may be the same.
    const moved = ({ line, column, offset = 0 }: typeof position.start) => ({
      line: line + by.line,
      column,
      offset: offset + by.offset,
    })
    node.position = { start: moved(position.start), end: moved(position.end) }
  }
  if ('children' in node) for (const child of node.children) move(child, by)
}

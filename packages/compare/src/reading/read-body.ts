import type { Block } from '@forkshop/document'
import {
  beginsBlock,
  cutBody,
  definingPieces,
  extraCost,
  isBound,
  openedBlocks,
  runsOn,
  withDefinitions,
} from '@forkshop/document'
import type { BodyPiece } from './body-piece.ts'
import type { Memory } from './generations.ts'
import type { ReadBlock } from './read-block.ts'
import { toReadBlock } from './read-block.ts'
import { costOf } from './reading-cost.ts'

/** The blocks of a body and where each begins in it. */
export type ReadBody = { readonly blocks: readonly ReadBlock[]; readonly starts: readonly number[] }

/** A piece as it was parsed. */
type BlockPiece = Omit<BodyPiece, 'blocks'> & { readonly blocks: readonly Block[] }

/** The cost (`costOf`) of what may still be parsed. */
export type Allowance = { left: number }

// Longer definitions would make the names of pieces longer than the pieces are worth.
const MAX_DEFINITIONS = 10_000

/**
 * Reads a body as `parseBlocks` does, taking over from `known` what was read before: only pieces that are new
 * are parsed, and remembered. `null` when that is more than the allowance.
 */
export function readBody(
  body: string,
  known: Memory<BodyPiece>,
  allowance: Allowance,
): ReadBody | null {
  const texts = cutBody(body)
  const definitions = definingPieces(texts)
  if (definitions.length > MAX_DEFINITIONS) return readAlone(body, allowance)
  const nameOf = (text: string) => pieceName(text, definitions)
  const found = texts.map((text, at) => {
    const piece = known.get(nameOf(text))
    return piece && (!piece.runsOn || at === texts.length - 1) ? piece : null
  })
  const extra = extraCost(body)
  // what adds up in the whole may be too much although no piece is
  if (extra === Infinity) return readAlone(body, allowance)
  const isKnown = !found.includes(null)
  const cost = texts.reduce(
    (sum, text, at) => sum + (found[at] ? 0 : costOf(text)),
    isKnown ? 0 : extra,
  )
  if (cost > allowance.left) return null
  allowance.left -= cost
  const pieces = fillIn(texts, found, definitions)
  if (!pieces) return assemble(toPieces(texts, openedBlocks(`\n${body}`), 1).map(toBodyPiece))
  for (const piece of pieces) known.set(nameOf(piece.text), piece)
  return assemble(pieces)
}

/** The pieces of a body whose blocks are known; `offset` is where it begins for these. */
export function piecesIn(
  body: string,
  blocks: readonly Block[],
  offset: number,
): readonly BlockPiece[] {
  const texts = cutBody(body)
  const isWhole = definingPieces(texts).length > MAX_DEFINITIONS
  return toPieces(isWhole ? [body] : texts, blocks, offset)
}

/** How the pieces of a body are named in a memory; null where they read only together. */
export function namesOf(body: string): ((piece: string) => string) | null {
  const definitions = definingPieces(cutBody(body))
  return definitions.length > MAX_DEFINITIONS ? null : (piece) => pieceName(piece, definitions)
}

/** A piece is remembered together with what it is bound to. */
function pieceName(text: string, definitions: string): string {
  return isBound(text, definitions) ? `${text}\0${definitions}` : text
}

function readAlone(body: string, allowance: Allowance): ReadBody | null {
  const extra = extraCost(body)
  const cost = costOf(body) + (extra === Infinity ? 0 : extra)
  if (cost > allowance.left) return null
  allowance.left -= cost
  return assemble(toPieces([body], openedBlocks(`\n${body}`), 1).map(toBodyPiece))
}

/** Parses runs of missing pieces, each run at once; `null` when a run cannot be read by itself. */
function fillIn(
  texts: readonly string[],
  found: readonly (BodyPiece | null)[],
  definitions: string,
): readonly BodyPiece[] | null {
  const pieces: BodyPiece[] = []
  for (let at = 0; at < texts.length;) {
    const piece = found[at]
    if (piece) {
      pieces.push(piece)
      at++
      continue
    }
    let end = at + 1
    while (end < texts.length && !found[end]) end++
    const isWhole = at === 0 && end === texts.length
    let run = parseRun(texts.slice(at, end), isWhole ? '' : definitions)
    if (run?.at(-1)?.runsOn && end < texts.length) {
      end = texts.length
      run = parseRun(texts.slice(at), at === 0 ? '' : definitions)
    }
    if (!run) return null
    pieces.push(...run)
    at = end
  }
  return pieces
}

function parseRun(texts: readonly string[], definitions: string): readonly BodyPiece[] | null {
  const run = texts.join('')
  if (isBound(run, definitions) && !beginsBlock(run, 0)) return null
  const { source, start: offset } = withDefinitions(run, definitions)
  const blocks = openedBlocks(source)
  const isApart = blocks.every(({ start, end }) => start >= offset || end <= offset)
  return isApart ? toPieces(texts, blocks, offset).map(toBodyPiece) : null
}

/** The pieces of a run with their blocks, which are those from `offset` on; pieces that one block holds are one. */
function toPieces(
  texts: readonly string[],
  blocks: readonly Block[],
  offset: number,
): readonly BlockPiece[] {
  const pieces: BlockPiece[] = []
  let next = blocks.findIndex(({ start }) => start >= offset)
  if (next < 0) next = blocks.length
  let start = offset
  for (let at = 0; at < texts.length;) {
    const first = at
    let end = start + (texts[at++]?.length ?? 0)
    const from = next
    for (let block = blocks[next]; block && block.start < end; block = blocks[++next]) {
      while (block.end > end && at < texts.length) end += texts[at++]?.length ?? 0
    }
    const own = blocks.slice(from, next)
    const last = at === texts.length ? own.at(-1) : undefined
    const base = start
    pieces.push({
      text: texts.slice(first, at).join(''),
      blocks: own,
      starts: own.map((block) => block.start - base),
      runsOn: last !== undefined && runsOn(last.kind, last.text),
    })
    start = end
  }
  return pieces
}

/** A piece with what comparing asks of its blocks. */
export function toBodyPiece(piece: BlockPiece): BodyPiece {
  return { ...piece, blocks: piece.blocks.map(toReadBlock) }
}

/** Pieces in a row as one body. */
export function assemble(pieces: readonly BodyPiece[]): ReadBody {
  const blocks: ReadBlock[] = []
  const starts: number[] = []
  let at = 0
  for (const piece of pieces) {
    for (const block of piece.blocks) blocks.push(block)
    for (const start of piece.starts) starts.push(at + start)
    at += piece.text.length
  }
  return { blocks, starts }
}

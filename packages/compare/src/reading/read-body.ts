import { parseBlocks } from '@forkshop/document'
import type { BodyPiece } from './body-piece.ts'
import { cutBody } from './cut-body.ts'
import type { Memory } from './generations.ts'
import { isIrregular } from './is-irregular.ts'
import type { ReadBlock } from './read-block.ts'
import { toReadBlock } from './read-block.ts'
import { runsOn } from './runs-on.ts'

/** The blocks of a body and where each begins in it. */
export type ReadBody = { readonly blocks: readonly ReadBlock[]; readonly starts: readonly number[] }

/** Characters that may still be parsed; parsing takes about two microseconds for each. */
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
  const nameOf = namer(texts)
  if (!nameOf) return readAlone(body, allowance)
  const found = texts.map((text, at) => {
    const piece = known.get(nameOf(text))
    return piece && (!piece.runsOn || at === texts.length - 1) ? piece : null
  })
  if (found.includes(null) && isReadWhole(body, texts, { found, nameOf })) found.fill(null)
  const missing = texts.reduce((sum, text, at) => sum + (found[at] ? 0 : text.length), 0)
  if (missing > allowance.left) return null
  allowance.left -= missing
  return assemble(fillIn(texts, found, (piece) => known.set(nameOf(piece.text), piece)))
}

function readAlone(body: string, allowance: Allowance): ReadBody | null {
  if (body.length > allowance.left) return null
  allowance.left -= body.length
  return assemble(parseRun([body]))
}

type Found = readonly (BodyPiece | null)[]

/**
 * The name under which a piece is remembered. Whether `[words]` are a link depends on the definitions of the
 * whole body, so a piece with brackets is named together with every piece that may define something.
 */
function namer(texts: readonly string[]): ((text: string) => string) | null {
  const definitions = texts.filter((text) => text.includes(']:')).join('')
  if (definitions === '') return (text) => text
  if (definitions.length > MAX_DEFINITIONS) return null
  return (text) => (text.includes('[') ? `${text}\0${definitions}` : text)
}

/** A piece that must be read with the definitions of the body cannot be read alone. */
function isReadWhole(
  body: string,
  texts: readonly string[],
  { found, nameOf }: { readonly found: Found; readonly nameOf: (text: string) => string },
): boolean {
  const isBound = (text: string, at: number) => !found[at] && nameOf(text) !== text
  return texts.some(isBound) || isIrregular(body, texts)
}

/** Parses runs of missing pieces, each run at once. */
function fillIn(
  texts: readonly string[],
  found: Found,
  remember: (piece: BodyPiece) => void,
): readonly BodyPiece[] {
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
    let run = parseRun(texts.slice(at, end))
    if (run.at(-1)?.runsOn && end < texts.length) {
      end = texts.length
      run = parseRun(texts.slice(at))
    }
    run.forEach(remember)
    pieces.push(...run)
    at = end
  }
  return pieces
}

/** The pieces of a run with their blocks; pieces that one block holds become one. */
function parseRun(texts: readonly string[]): readonly BodyPiece[] {
  const run = texts.join('')
  // an empty line first, since a rule at the top would be taken for the fence of front matter
  const blocks = parseBlocks(`\n${run}`)
  const pieces: BodyPiece[] = []
  let next = 0
  let start = 0
  for (let at = 0; at < texts.length;) {
    let end = start + (texts[at++]?.length ?? 0)
    const first = next
    for (let block = blocks[next]; block && block.start - 1 < end; block = blocks[++next]) {
      while (block.end - 1 > end) end += texts[at++]?.length ?? 0
    }
    const own = blocks.slice(first, next)
    const last = at === texts.length ? own.at(-1) : undefined
    pieces.push({
      text: run.slice(start, end),
      blocks: own.map(toReadBlock),
      starts: own.map((block) => block.start - 1 - start),
      runsOn: last !== undefined && runsOn(last.kind, last.text),
    })
    start = end
  }
  return pieces
}

function assemble(pieces: readonly BodyPiece[]): ReadBody {
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

import type { Block } from '@forkshop/document'
import type { BodyPiece } from './body-piece.ts'
import { pageOf } from './page-reader.ts'
import { costOf, MAX_COST } from './reading-cost.ts'
import { assemble, namesOf, piecesIn } from './read-body.ts'
import { toReadBlock } from './read-block.ts'
import { readFront } from './read-front.ts'
import type { TextCache } from './text-cache.ts'

/** What was read of a text, as plain data without its words: kept somewhere, it spares parsing the text again. */
export type KeptPieces = readonly KeptPiece[]

type KeptPiece = {
  /** UTF-16 units; the pieces in a row are the body. */
  readonly length: number
  readonly runsOn: boolean
  readonly blocks: readonly KeptBlock[]
}

type KeptBlock = Pick<Block, 'kind' | 'plain' | 'depth' | 'table'> & {
  /** Where it begins in its piece, and its length. */
  readonly at: number
  readonly length: number
}

/**
 * What `recallPieces` needs of a text whose blocks are known, and where its body begins (UTF-16 units); null for one so long that two of them would not be
 * read for one comparison.
 */
export function keepPieces(
  { text, bodyStart }: { readonly text: string; readonly bodyStart: number },
  blocks: readonly Pick<Block, Exclude<keyof Block, 'pieces'>>[],
): KeptPieces | null {
  const body = text.slice(bodyStart)
  if (costOf(body) > MAX_COST / 2) return null
  return piecesIn(body, blocks, bodyStart).map(({ text: piece, blocks: own, starts, runsOn }) => ({
    length: piece.length,
    runsOn,
    blocks: own.map(({ kind, plain, text: source, depth, table }, index) => ({
      kind,
      plain,
      at: starts[index] ?? 0,
      length: source.length,
      ...(depth !== undefined && { depth }),
      ...(table && { table }),
    })),
  }))
}

/** The same of a text that a memory has; null for one that it has not. */
export function keepRead(text: string, cache: TextCache): KeptPieces | null {
  const page = cache.pages.get(text)
  if (!page) return null
  const bodyStart = page.front.length
  let end = bodyStart + page.head.length
  return keepPieces(
    { text, bodyStart },
    page.blocks.map(({ lead, block }) => {
      const start = end + lead.length
      end = start + block.text.length
      const { kind, text: source, plain, level, table } = block
      const own = { kind, text: source, plain, start, end }
      return { ...own, ...(level !== null && { depth: level }), ...(table && { table }) }
    }),
  )
}

/** Puts what was kept of a text into a memory, as if it had been read there. */
export function recallPieces(text: string, kept: KeptPieces, cache: TextCache): void {
  if (cache.pages.get(text)) return
  const frontMatter = readFront(text, cache.fronts)
  const body = text.slice(frontMatter.bodyStart)
  let end = 0
  const pieces = kept.map(({ length, runsOn, blocks }): BodyPiece => {
    const piece = body.slice(end, (end += length))
    return {
      text: piece,
      runsOn,
      blocks: blocks.map(({ at, length: size, ...block }) =>
        toReadBlock({ ...block, text: piece.slice(at, at + size) }),
      ),
      starts: blocks.map(({ at }) => at),
    }
  })
  const nameOf = namesOf(body)
  if (nameOf) for (const piece of pieces) cache.pieces.set(nameOf(piece.text), piece)
  cache.pages.set(text, pageOf(text, frontMatter, assemble(pieces)))
}

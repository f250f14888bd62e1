import { recallBlocks } from '@forkshop/document'
import type { KeptBlocks } from '@forkshop/document'
import { pageOf } from './page-reader.ts'
import { costOf, MAX_COST } from './reading-cost.ts'
import { assemble, namesOf, piecesIn, toBodyPiece } from './read-body.ts'
import { readFront } from './read-front.ts'
import type { TextCache } from './text-cache.ts'

/** The blocks of a text that a memory has, to be kept; null for one that it has not. */
export function keptIn(text: string, cache: TextCache): KeptBlocks | null {
  const page = cache.pages.get(text)
  if (!page) return null
  let end = page.front.length + page.head.length
  return page.blocks.map(
    ({ lead, block: { kind, text: source, plain, level, table, pieces, node } }) => {
      const start = end + lead.length
      end = start + source.length
      return {
        kind,
        start,
        end,
        plain,
        ...(level !== null && { depth: level }),
        ...(pieces && { pieces }),
        ...(table && { table }),
        ...(node !== null && { node }),
      }
    },
  )
}

/**
 * Puts a text into a memory from what was kept of its blocks, as if it had been read there: neither it nor what a neighbour
 * shares with it is parsed again. One so long that two of them would not be read for one comparison is left out.
 */
export function recallText(text: string, kept: KeptBlocks, cache: TextCache): void {
  if (cache.pages.get(text)) return
  const frontMatter = readFront(text, cache.fronts)
  const { bodyStart } = frontMatter
  const body = text.slice(bodyStart)
  if (costOf(body) > MAX_COST / 2) return
  const pieces = piecesIn(body, recallBlocks(text, kept), bodyStart).map(toBodyPiece)
  const nameOf = namesOf(body)
  if (nameOf) for (const piece of pieces) cache.pieces.set(nameOf(piece.text), piece)
  cache.pages.set(text, pageOf(text, frontMatter, assemble(pieces)))
}

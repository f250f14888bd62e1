import type { FrontMatter } from '@forkshop/document'
import type { BodyPiece } from './body-piece.ts'
import type { Memory } from './generations.ts'
import { generations } from './generations.ts'
import type { PageText } from './page-text.ts'

/**
 * What was read of texts, for the next comparison or merge: whole texts, and the pieces that neighbouring
 * revisions share. It holds nothing but what follows from the texts, so it may be thrown away at any time.
 */
export type TextCache = {
  readonly pages: Memory<PageText>
  readonly pieces: Memory<BodyPiece>
  readonly fronts: Memory<FrontMatter>
}

// About twenty revisions of a long page; what was read of a text takes ten to twenty times its length.
const MAX_CHARACTERS = 2_000_000

/** An empty memory for comparisons and merges; keep one as long as texts are likely to come again. */
export function newTextCache(maxCharacters = MAX_CHARACTERS): TextCache {
  return {
    pages: generations(maxCharacters),
    pieces: generations(maxCharacters),
    fronts: generations(maxCharacters),
  }
}

import { keepRead, recallPieces, type KeptPieces, type TextCache } from '@forkshop/compare'
import { pack, unpack } from '../../base/packed.ts'

/** Two texts to be compared, with what was kept of them (packed `KeptPieces`). */
export type ComparedTexts = {
  readonly before: string
  readonly after: string
  readonly pieces?: {
    readonly before: Uint8Array | undefined
    readonly after: Uint8Array | undefined
  }
}

/** What was made of two texts, and what is to be kept of those of which nothing was. */
export type WithPieces<Made> = {
  readonly made: Made
  readonly pieces: { readonly before: Uint8Array | null; readonly after: Uint8Array | null }
}

/** Compares two texts in some way, each taken from what was kept of it where that is known. */
export function withPieces<Made>(
  { before, after, pieces }: ComparedTexts,
  texts: TextCache,
  compare: () => Made,
): WithPieces<Made> {
  recallText(before, pieces?.before, texts)
  recallText(after, pieces?.after, texts)
  const made = compare()
  // who gave none has no place to keep any
  const toKeep = (text: string, known: Uint8Array | undefined): Uint8Array | null => {
    if (pieces === undefined || known !== undefined) return null
    const kept = keepRead(text, texts)
    return kept && pack(kept)
  }
  return {
    made,
    pieces: { before: toKeep(before, pieces?.before), after: toKeep(after, pieces?.after) },
  }
}

/** Puts what was kept of a text into a memory of texts; bytes that are damaged tell nothing. */
export function recallText(text: string, pieces: Uint8Array | undefined, texts: TextCache): void {
  const kept = pieces === undefined ? null : unpack<KeptPieces>(pieces)
  if (kept !== null) recallPieces(text, kept, texts)
}

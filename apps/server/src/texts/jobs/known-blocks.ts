import { keptIn, recallText, type TextCache } from '@forkshop/compare'
import type { KeptBlocks } from '@forkshop/document'
import { pack, unpack } from '../../base/packed.ts'

/** What was kept of a text (packed `KeptBlocks`); nothing yet, or null where no page has it, so that nothing will be. */
export type KnownBlocks = Uint8Array | null | undefined

/** Two texts to be compared, with what was kept of them. */
export type ComparedTexts = {
  readonly before: string
  readonly after: string
  readonly blocks?: { readonly before: KnownBlocks; readonly after: KnownBlocks }
}

/** What was made of two texts, and what is to be kept of those of which nothing was. */
export type WithBlocks<Made> = {
  readonly made: Made
  readonly blocks: { readonly before: Uint8Array | null; readonly after: Uint8Array | null }
}

/** Compares two texts in some way, each taken from what was kept of it where that is known. */
export function withBlocks<Made>(
  { before, after, blocks }: ComparedTexts,
  texts: TextCache,
  compare: () => Made,
): WithBlocks<Made> {
  recallPacked(before, blocks?.before, texts)
  recallPacked(after, blocks?.after, texts)
  const made = compare()
  // who gave none has no place to keep any
  const toKeep = (text: string, known: KnownBlocks): Uint8Array | null => {
    if (blocks === undefined || known !== undefined) return null
    const kept = keptIn(text, texts)
    return kept && pack(kept)
  }
  return {
    made,
    blocks: { before: toKeep(before, blocks?.before), after: toKeep(after, blocks?.after) },
  }
}

/** Puts what was kept of a text into a memory of texts; bytes that are damaged tell nothing. */
export function recallPacked(text: string, blocks: KnownBlocks, texts: TextCache): void {
  const kept = blocks instanceof Uint8Array ? unpack<KeptBlocks>(blocks) : null
  if (kept !== null) recallText(text, kept, texts)
}

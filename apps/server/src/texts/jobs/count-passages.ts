import { compareTexts } from '@forkshop/compare'

/** Two texts of which one came from the other. */
export type TextPair = { readonly before: string; readonly after: string }

/** For each pair, how many blocks and fields are not the same on both sides. */
export function countPassages(pairs: readonly TextPair[]): readonly number[] {
  return pairs.map(({ before, after }) => {
    const { blocks, fields } = compareTexts(before, after)
    return blocks.filter((block) => block.kind !== 'same').length + fields.length
  })
}

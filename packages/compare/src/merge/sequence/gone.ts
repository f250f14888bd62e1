import type { Layout } from './layout.ts'

/** The elements of the base that the merge leaves out, of those behind what stands before a gap of its order. */
export function goneIn(
  gap: number,
  { fates, groupOf }: Pick<Layout, 'fates' | 'groupOf'>,
): readonly number[] {
  const gone: number[] = []
  let isInGap = gap === 0
  for (const [number, fate] of fates.entries()) {
    if (fate !== null) isInGap = groupOf.get(number) === gap - 1
    else if (isInGap) gone.push(number)
  }
  return gone
}

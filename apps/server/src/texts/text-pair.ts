import type { Comparison } from '@forkshop/compare'
import type { DrawnAs, DrawnComparison } from './jobs/draw-comparison.ts'
import type { ComparedTexts, KnownBlocks, WithBlocks } from './jobs/known-blocks.ts'
import { blobIdOf, blocksOf, keepBlocksOf, type TextOfPage } from './kept-texts.ts'
import { runBounded, type TextServices } from './text-work.ts'

/** Two texts to be compared; what comes of them is kept by their contents. */
export type TextPair = { readonly before: TextOfPage; readonly after: TextOfPage }

/** Compares two texts; over the time limit the answer is one whole replacement and says `degraded`. */
export async function comparePair(services: TextServices, pair: TextPair): Promise<Comparison> {
  const comparison = await madeOfPair(services, pair, {
    part: 'comparison',
    how: null,
    run: (texts) => runBounded(services, { kind: 'compare', ...texts }),
  })
  return comparison ?? wholeReplacement(pair.before.text, pair.after.text)
}

/** Compares two texts and draws what differs as a page; null over the time limit. */
export function drawPair(
  services: TextServices,
  pair: TextPair,
  { pictures, isWhole, isInOne }: DrawnAs,
): Promise<DrawnComparison | null> {
  return madeOfPair(services, pair, {
    part: 'drawing',
    how: [pictures, isWhole, isInOne],
    run: (texts) => runBounded(services, { kind: 'draw', ...texts, pictures, isWhole, isInOne }),
  })
}

/** What a job makes of two texts: what was kept of them is given to it, what it made is kept. */
async function madeOfPair<Made extends { readonly degraded: boolean }>(
  services: TextServices,
  { before, after }: TextPair,
  {
    part,
    how,
    run,
  }: {
    /** Among what is kept, and what else than the texts decides of it. */
    readonly part: string
    readonly how: unknown
    readonly run: (texts: ComparedTexts) => Promise<{ readonly value: WithBlocks<Made> } | null>
  },
): Promise<Made | null> {
  const kept = services.held.made.part<Made>(part)
  const key = JSON.stringify([blobIdOf(before.text), blobIdOf(after.text), how])
  const ready = kept.get(key)
  if (ready !== undefined) return ready
  const known = (text: TextOfPage): KnownBlocks =>
    text.page === undefined ? null : blocksOf(services, text)
  const result = await run({
    before: before.text,
    after: after.text,
    blocks: { before: known(before), after: known(after) },
  })
  if (result === null) return null
  const { made, blocks } = result.value
  keepBlocksOf(services, before, blocks.before)
  keepBlocksOf(services, after, blocks.after)
  if (!made.degraded) kept.set(key, made)
  return made
}

function wholeReplacement(before: string, after: string): Comparison {
  const none = { beforeIndex: null, afterIndex: null, words: [] }
  const noAgenda = { days: [], problems: [], tables: [] }
  return {
    blocks: [
      { kind: 'removed', before, after: null, ...none },
      { kind: 'added', before: null, after, ...none },
    ],
    fields: [],
    agenda: { steps: [], days: [] },
    agendas: { before: noAgenda, after: noAgenda, origins: [] },
    degraded: true,
  }
}

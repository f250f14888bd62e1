import { foldedWords } from './folded-words.ts'
import type { UpstreamChange } from './upstream-changes.ts'

/** What is remembered of a change that a page did not take: its words and what stood around it, never an id. */
export type KeptWords = Pick<UpstreamChange, 'kind' | 'path' | 'before' | 'after' | 'around'>

/**
 * Which of an origin's changes were decided to stay untaken: the decision by the id of the change. A change is the one of
 * a decision where the origin's words are those that were not taken; where several are, the one whose old words, headings
 * and neighbours are the most alike. Each decision holds for one change, however often the words stand there. What went
 * belongs to a decision that says so, or to one about words that took its place, came back as an addition and have no
 * other; to each once. Place alone makes no
 * other change; other words do, and fields are known by their keys. Never throws.
 */
export function keptAmong<Kept extends KeptWords>(
  changes: readonly UpstreamChange[],
  decisions: readonly Kept[],
): ReadonlyMap<string, Kept> {
  const found = new Map<string, Kept>()
  const used = new Map<Kept, UpstreamChange>()
  const byWords = Map.groupBy(decisions, wordsOf)
  const pairs = [...Map.groupBy(changes, wordsOf)].flatMap(([words, same]) =>
    pairsOf(same, byWords.get(words) ?? []),
  )
  for (const { change, kept } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
    if (found.has(change.id) || used.has(kept)) continue
    found.set(change.id, kept)
    used.set(kept, change)
  }
  const replacing = Map.groupBy(
    [...used].filter(([kept, change]) => kept.before !== null && change.before === null),
    ([kept]) => beforeOf(kept),
  )
  for (const change of changes) {
    if (change.after !== null || found.has(change.id)) continue
    const [kept] = replacing.get(beforeOf(change))?.shift() ?? []
    if (kept !== undefined) found.set(change.id, kept)
  }
  return found
}

/** Pairs of the same words that are weighed; of more, the first belongs to the first. */
const MAX_PAIRS = 20_000

function pairsOf<Kept extends KeptWords>(
  changes: readonly UpstreamChange[],
  decisions: readonly Kept[],
): readonly { readonly change: UpstreamChange; readonly kept: Kept; readonly likeness: number }[] {
  if (changes.length * decisions.length > MAX_PAIRS) {
    return changes.flatMap((change, at) => {
      const kept = decisions[at]
      return kept === undefined ? [] : [{ change, kept, likeness: 0 }]
    })
  }
  return changes.flatMap((change) =>
    decisions.map((kept) => ({ change, kept, likeness: likeness(change, kept) })),
  )
}

/** The words that went, by which a change and the decision about what took their place are known. */
function beforeOf({ kind, before }: KeptWords): string {
  return `${kind === 'field' ? 'field' : 'text'} ${foldedWords(before)}`
}

/** By what a change is known: the words that it comes to, or those that went. */
function wordsOf({ kind, path, before, after }: KeptWords): string {
  if (kind === 'field') return `field ${path.join(' ')} ${foldedWords(after)}`
  return after === null ? `gone ${foldedWords(before)}` : `came ${foldedWords(after)}`
}

/** How much else of a change and a decision is the same. */
function likeness(change: KeptWords, kept: KeptWords): number {
  const weights = [
    [isSame(change, kept, 'before'), 4],
    [change.around.above === kept.around.above, 2],
    [change.around.below === kept.around.below, 2],
    [change.path.join('\n') === kept.path.join('\n'), 1],
  ] as const
  return weights.reduce((sum, [isAlike, weight]) => sum + (isAlike ? weight : 0), 0)
}

function isSame(one: KeptWords, other: KeptWords, side: 'before' | 'after'): boolean {
  if ((one.kind === 'field') !== (other.kind === 'field')) return false
  return foldedWords(one[side]) === foldedWords(other[side])
}

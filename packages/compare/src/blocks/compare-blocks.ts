import type { BlockChange } from '../comparison.ts'
import { diffBlock } from './diff-block.ts'
import type { Budget } from '../words/diff-tokens.ts'
import type { GlueRun } from '../matching/glue.ts'
import { glueRuns, sharedHomes } from '../matching/glue.ts'
import { headingsBySection, matchElements } from '../matching/match-elements.ts'
import { severalOfOne, withTurned } from '../matching/match-turned.ts'
import type { Matching } from '../matching/match-units.ts'
import type { Pair } from '../matching/pair-up.ts'
import { pairsFrom } from '../matching/pair-up.ts'
import type { BlockElement } from '../reading/block-element.ts'
import type { Homes } from '../matching/sentence-homes.ts'
import { sentenceHomes } from '../matching/sentence-homes.ts'

/**
 * Compares two lists of blocks, in the reading order of the new one; what is gone stands where it stood. A
 * paragraph that was split, or several that were joined, are one change.
 */
export function compareBlocks(
  before: readonly BlockElement[],
  after: readonly BlockElement[],
  budget: Budget,
): readonly BlockChange[] {
  const homes = sentenceHomes(before, after, formKinds)
  const { from, to, matching } = matchGlued(
    glueRuns(before, regrouped(before, after, homes.ofBefore)),
    glueRuns(after, regrouped(after, before, homes.ofAfter)),
    budget,
  )
  const places = { before: placesOf(from), after: placesOf(to) }
  const pairs = pairsFrom(from, to, {
    ...matching,
    weights: to.map(({ text }) => text.length),
  })
  return pairs.map((pair) => ({
    kind: kindOf(pair),
    before: pair.before?.text ?? null,
    after: pair.after?.text ?? null,
    beforeIndex: places.before[pair.beforeIndex ?? -1] ?? null,
    afterIndex: places.after[pair.afterIndex ?? -1] ?? null,
    words: wordsOf(pair, budget),
  }))
}

/** Blocks matched, those that were one of another form on the other side made one first. */
function matchGlued(from: readonly BlockElement[], to: readonly BlockElement[], budget: Budget) {
  const matching = matchBlocks(from, to, budget)
  const runs = severalOfOne(from, to, matching)
  if (runs.length === 0) return { from, to, matching }
  const [gluedFrom, gluedTo] = [
    glueRuns(
      from,
      runs.filter(({ side }) => side === 'before'),
    ),
    glueRuns(
      to,
      runs.filter(({ side }) => side === 'after'),
    ),
  ]
  return { from: gluedFrom, to: gluedTo, matching: matchBlocks(gluedFrom, gluedTo, budget) }
}

function matchBlocks(
  from: readonly BlockElement[],
  to: readonly BlockElement[],
  budget: Budget,
): Matching {
  const bySection = headingsBySection(from, to, matchElements(from, to, { budget }))
  return withTurned(from, to, bySection)
}

// What paragraphs are made into, or made of, beside paragraphs.
const formKinds: ReadonlySet<string> = new Set(['heading', 'list', 'quote'])

/** Runs that are one block on the other side: paragraphs, and headings among what was one paragraph. */
function regrouped(
  elements: readonly BlockElement[],
  others: readonly BlockElement[],
  homes: Homes,
): readonly GlueRun[] {
  return sharedHomes(homes).filter(({ start, end }) => {
    const kinds = new Set(elements.slice(start, end).map(({ unit }) => unit.kind))
    const home = others[homes[start] ?? -1]?.unit.kind
    if (kinds.has('list') || kinds.has('quote')) return false
    return kinds.has('heading') ? home === 'paragraph' : home !== 'heading'
  })
}

/** The number of each element's first block. */
function placesOf(elements: readonly BlockElement[]): readonly number[] {
  let next = 0
  return elements.map(({ span }) => {
    const place = next
    next += span
    return place
  })
}

function kindOf({ before, after, moved }: Pair<BlockElement>): BlockChange['kind'] {
  if (!before) return 'added'
  if (!after) return 'removed'
  const equal = before.text === after.text
  if (moved) return equal ? 'moved' : 'moved-changed'
  return equal ? 'same' : 'changed'
}

function wordsOf({ before, after }: Pair<BlockElement>, budget: Budget): BlockChange['words'] {
  if (before && after) return diffBlock(before, after, budget)
  if (after) return [{ kind: 'added', text: after.text }]
  return before ? [{ kind: 'removed', text: before.text }] : []
}

import type { Matching, MatchOptions } from './match-units.ts'
import { matchUnits } from './match-units.ts'
import type { Element } from '../reading/element.ts'
import { likeness } from '../words/words.ts'

/**
 * Finds the blocks of one body in another: as units, and headings that were renamed (and perhaps moved) by the
 * section that stands below them.
 */
export function matchElements(
  before: readonly Element[],
  after: readonly Element[],
  options?: MatchOptions,
): Matching {
  const matching = matchUnits(
    before.map(({ unit }) => unit),
    after.map(({ unit }) => unit),
    options,
  )
  const hasOpen = (elements: readonly Element[], partner: Matching['afterOf']) =>
    elements.some(({ level }, at) => level !== null && partner[at] === null)
  return hasOpen(before, matching.afterOf) && hasOpen(after, matching.beforeOf)
    ? withRenamedHeadings(before, after, matching)
    : matching
}

/**
 * Of headings that were rewritten, those that belong together are known by what stands below them, even where their
 * words are nearer to another one's (“Three weeks before”, “Six weeks before”).
 */
export function headingsBySection(
  before: readonly Element[],
  after: readonly Element[],
  { afterOf, beforeOf }: Matching,
): Matching {
  const [there, back] = [[...afterOf], [...beforeOf]]
  const isRewritten = (heading: number) => {
    const target = afterOf[heading]
    return typeof target !== 'number' || before[heading]?.unit.key !== after[target]?.unit.key
  }
  const matching = { afterOf, beforeOf }
  const isAlike = ({ heading, target }: Followed) =>
    likeness(before[heading]?.unit.words ?? [], after[target]?.unit.words ?? []) > 0
  const followed = [
    ...followedHeadings(before, after, matching),
    // what is gone, or new, has no say between headings with a word in common: a section may have lost most of its blocks
    ...followedHeadings(before, after, matching, (home) => home !== null).filter(isAlike),
  ].filter(
    ({ heading, target }) =>
      afterOf[heading] !== target &&
      isRewritten(heading) &&
      (beforeOf[target] === null || isRewritten(beforeOf[target] ?? -1)),
  )
  for (const { heading, target } of followed) {
    const [left, right] = [there[heading] ?? null, back[target] ?? null]
    if (left !== null) back[left] = null
    if (right !== null) there[right] = null
    there[heading] = target
    back[target] = heading
  }
  return { afterOf: there, beforeOf: back }
}

type Followed = { readonly heading: number; readonly target: number }

/** Headings with the one that most of what stood below them, and little else, stands below now. */
function followedHeadings(
  before: readonly Element[],
  after: readonly Element[],
  { afterOf, beforeOf }: Matching,
  votes: (home: number | null) => boolean = () => true,
): readonly Followed[] {
  const homes = headingsAbove(after)
  const origins = headingsAbove(before)
  const sectionsAfter = sections(after)
  return [...sections(before)].flatMap(([heading, section]) => {
    const target = mostly(section.map((at) => homes[afterOf[at] ?? -1] ?? null).filter(votes))
    if (target === null) return []
    const own = sectionsAfter.get(target) ?? []
    const origin = mostly(own.map((at) => origins[beforeOf[at] ?? -1] ?? null).filter(votes))
    return origin === heading ? [{ heading, target }] : []
  })
}

function withRenamedHeadings(
  before: readonly Element[],
  after: readonly Element[],
  { afterOf, beforeOf }: Matching,
): Matching {
  const [there, back] = [[...afterOf], [...beforeOf]]
  for (const { heading, target } of followedHeadings(before, after, { afterOf, beforeOf })) {
    if (there[heading] !== null || back[target] !== null) continue
    there[heading] = target
    back[target] = heading
  }
  return { afterOf: there, beforeOf: back }
}

/** What stands directly below each heading, up to the next one. */
function sections(elements: readonly Element[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  let section: number[] = []
  elements.forEach(({ level }, at) => {
    if (level === null) section.push(at)
    else found.set(at, (section = []))
  })
  return found
}

function headingsAbove(elements: readonly Element[]): readonly (number | null)[] {
  let heading: number | null = null
  return elements.map(({ level }, at) => {
    if (level !== null) heading = at
    return heading
  })
}

/** The value that more than half of all share; `null` when there is none (Boyer and Moore's majority vote). */
function mostly(values: readonly (number | null)[]): number | null {
  let best: number | null = null
  let lead = 0
  for (const value of values) {
    if (lead === 0) best = value
    lead += value === best ? 1 : -1
  }
  return values.filter((value) => value === best).length * 2 > values.length ? best : null
}

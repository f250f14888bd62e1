import type { Matching } from '../../matching/match-units.ts'
import type { Element } from '../../reading/element.ts'
import { possiblyMoved } from './order.ts'
import { isSameWording } from './same-wording.ts'
import type { Side, Three } from '../three.ts'
import { bothSides } from '../three.ts'

type Matchings = Readonly<Record<Side, Matching>>

/** What is known before: how both sides are matched, and which elements of the base are asked about in any case. */
type Known = { readonly matchings: Matchings; readonly asked: ReadonlySet<number> }

/**
 * What one side took out while the other changed it must be asked about; what stands on the first side in its place,
 * and there alone, is then no newcomer but that side's version of it. Nobody merges two such versions.
 */
export function withRewritten(
  sequences: Three<readonly Element[]>,
  { matchings, asked }: Known,
): { readonly matchings: Matchings; readonly rewritten: ReadonlySet<number> } {
  const pairs = {
    ours: pairsOn('ours', sequences, { matchings, asked }),
    theirs: pairsOn('theirs', sequences, { matchings, asked }),
  }
  const isNone = pairs.ours.size + pairs.theirs.size === 0
  return {
    matchings: isNone
      ? matchings
      : {
          ours: joined(matchings.ours, pairs.ours),
          theirs: joined(matchings.theirs, pairs.theirs),
        },
    rewritten: new Set(bothSides.flatMap((side) => [...pairs[side].keys()])),
  }
}

/** The elements of the base that a side put another one in the place of. */
function pairsOn(
  side: Side,
  sequences: Three<readonly Element[]>,
  { matchings, asked }: Known,
): ReadonlyMap<number, number> {
  const { base } = sequences
  const other = side === 'ours' ? 'theirs' : 'ours'
  const isAsked = (number: number) => {
    const [element, rival] = [
      base[number],
      sequences[other][matchings[other].afterOf[number] ?? -1],
    ]
    return element && rival && (asked.has(number) || !isSameWording(rival, element))
  }
  const pairs = new Map<number, number>()
  const gaps = gapsOf(matchings[side])
  if (gaps.length === 0) return pairs
  const moved = possiblyMoved(
    [...base.keys()],
    (number) => matchings[other].afterOf[number] ?? null,
  )
  for (const { gone, fresh } of gaps) {
    const lost = gone.filter((number) => isAsked(number) && !moved.has(number))
    for (const number of lost) {
      const isOfKind = (element: Element | undefined) =>
        element?.unit.kind === base[number]?.unit.kind
      const isOnly = lost.filter((one) => isOfKind(base[one])).length === 1
      const [place, ...others] = fresh.filter((at) => isOfKind(sequences[side][at]))
      if (isOnly && place !== undefined && others.length === 0) pairs.set(number, place)
    }
  }
  return pairs
}

/** What is gone, and what is new, between two neighbours that stayed neighbours but for that. */
type Gap = { readonly gone: readonly number[]; readonly fresh: readonly number[] }

function gapsOf({ afterOf, beforeOf }: Matching): readonly Gap[] {
  const gaps: Gap[] = []
  for (let start = 0; start < afterOf.length; start++) {
    if (afterOf[start] !== null) continue
    let end = start
    while (end < afterOf.length && afterOf[end] === null) end++
    const first = start === 0 ? 0 : (afterOf[start - 1] ?? 0) + 1
    const last = end === afterOf.length ? beforeOf.length : (afterOf[end] ?? 0)
    const fresh = numbersBetween(first, last)
    if (fresh.length > 0 && fresh.every((at) => beforeOf[at] === null))
      gaps.push({ gone: numbersBetween(start, end), fresh })
    start = end
  }
  return gaps
}

function numbersBetween(first: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset)
}

function joined({ afterOf, beforeOf }: Matching, pairs: ReadonlyMap<number, number>): Matching {
  const [there, back] = [[...afterOf], [...beforeOf]]
  for (const [number, at] of pairs) {
    there[number] = at
    back[at] = number
  }
  return { afterOf: there, beforeOf: back }
}

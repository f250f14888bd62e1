import { labelOf } from '../label.ts'
import { matchUnits } from '../match-units.ts'
import type { Element, Sequences } from './element.ts'
import { joinElements } from './element.ts'
import { proseKey, toSentences } from './sentences.ts'

/**
 * Makes a paragraph that a side split, and paragraphs that a side joined, one unit on all sides, so that the
 * break is merged like any other blank between two sentences.
 */
export function glueParagraphs({ base, ours, theirs }: Sequences): Sequences {
  const joined = [...sharedHomes(base, ours), ...sharedHomes(base, theirs)]
  if (joined.length === 0)
    return { base, ours: glueSplits(base, ours), theirs: glueSplits(base, theirs) }
  const sides = [ours, theirs].map((side) => ({ side, homes: homesOf(side, base) }))
  const runs = joined.filter((run) => sides.every((each) => keepsTogether(base, run, each)))
  const whole = glueRuns(base, withoutOverlap(runs))
  return { base: whole, ours: glueSplits(whole, ours), theirs: glueSplits(whole, theirs) }
}

type Run = { readonly start: number; readonly end: number }

function glueSplits(base: readonly Element[], side: readonly Element[]): readonly Element[] {
  return glueRuns(side, sharedHomes(side, base))
}

/** Runs of neighbouring paragraphs in `parts` that mostly come from one and the same paragraph of `wholes`. */
function sharedHomes(parts: readonly Element[], wholes: readonly Element[]): readonly Run[] {
  const homes = homesOf(parts, wholes)
  const runs: Run[] = []
  for (let start = 0; start < parts.length;) {
    let end = start + 1
    while (homes[start] !== null && end < homes.length && homes[end] === homes[start]) end++
    if (end - start > 1) runs.push({ start, end })
    start = end
  }
  return runs
}

/** For each changed paragraph of `parts`, the changed paragraph of `wholes` that has most of its sentences. */
function homesOf(
  parts: readonly Element[],
  wholes: readonly Element[],
): readonly (number | null)[] {
  const from = changedSentences(wholes, parts)
  const to = changedSentences(parts, wholes)
  const { beforeOf } = matchUnits(
    from.map(({ unit }) => unit),
    to.map(({ unit }) => unit),
  )
  const votesOf = new Map<number, (number | null)[]>()
  to.forEach(({ owner }, at) => {
    const votes = votesOf.get(owner) ?? []
    votesOf.set(owner, votes)
    votes.push(from[beforeOf[at] ?? -1]?.owner ?? null)
  })
  return parts.map((_, part) => {
    const votes = votesOf.get(part) ?? []
    const best = votes.find((vote) => vote !== null) ?? null
    return votes.filter((vote) => vote === best).length * 2 >= votes.length ? best : null
  })
}

function changedSentences(elements: readonly Element[], others: readonly Element[]) {
  const known = new Set(others.map(({ unit }) => unit.key))
  return elements.flatMap(({ unit, text }, owner) =>
    unit.kind !== 'paragraph' || known.has(unit.key)
      ? []
      : toSentences(text).elements.map((sentence) => ({ unit: sentence.unit, owner })),
  )
}

/** Whether what became of a run of the base still stands together, as it must to be one unit. */
function keepsTogether(
  base: readonly Element[],
  run: Run,
  {
    side,
    homes,
  }: { readonly side: readonly Element[]; readonly homes: readonly (number | null)[] },
): boolean {
  const keys = new Set(base.slice(run.start, run.end).map(({ unit }) => unit.key))
  const places = side.flatMap(({ unit }, at) => {
    const home = homes[at] ?? -1
    return keys.has(unit.key) || (home >= run.start && home < run.end) ? [at] : []
  })
  return places.length > 0 && (places.at(-1) ?? 0) - (places[0] ?? 0) === places.length - 1
}

function withoutOverlap(runs: readonly Run[]): readonly Run[] {
  const sorted = runs.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let taken = 0
  return sorted.filter(({ start, end }) => {
    if (start < taken) return false
    taken = end
    return true
  })
}

function glueRuns(elements: readonly Element[], runs: readonly Run[]): readonly Element[] {
  const starts = new Map(runs.map((run) => [run.start, run.end]))
  const glued: Element[] = []
  for (let at = 0; at < elements.length;) {
    const end = starts.get(at) ?? at + 1
    const members = elements.slice(at, end)
    const first = members[0]
    if (first) glued.push(members.length === 1 ? first : glue(first, members))
    at = end
  }
  return glued
}

function glue(first: Element, members: readonly Element[]): Element {
  const text = joinElements(members)
  const words = members.flatMap(({ unit }) => unit.words)
  const unit = { ...first.unit, key: `paragraph ${proseKey(text)}`, words }
  return { ...first, unit, text, label: labelOf(text) }
}

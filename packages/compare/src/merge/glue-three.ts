import type { GlueRun } from '../matching/glue.ts'
import { glueRuns, sharedHomes } from '../matching/glue.ts'
import type { BlockElement } from '../reading/block-element.ts'
import type { BothHomes } from '../matching/sentence-homes.ts'
import { sentenceHomes } from '../matching/sentence-homes.ts'
import type { Three } from './three.ts'

type Blocks = readonly BlockElement[]

/**
 * Makes a paragraph that a side split, and paragraphs that a side joined, one unit on all sides, so that the
 * break is merged like any other blank between two sentences.
 */
export function glueParagraphs({ base, ours, theirs }: Three<Blocks>): Three<Blocks> {
  const homes = { ours: sentenceHomes(base, ours), theirs: sentenceHomes(base, theirs) }
  const joined = [...sharedHomes(homes.ours.ofBefore), ...sharedHomes(homes.theirs.ofBefore)]
  if (joined.length === 0) {
    return {
      base,
      ours: glueRuns(ours, sharedHomes(homes.ours.ofAfter)),
      theirs: glueRuns(theirs, sharedHomes(homes.theirs.ofAfter)),
    }
  }
  const sides = [
    { side: ours, homes: homes.ours },
    { side: theirs, homes: homes.theirs },
  ]
  const runs = joined.filter((run) => sides.every((each) => keepsTogether(base, run, each)))
  const whole = glueRuns(base, withoutOverlap(runs))
  return { base: whole, ours: glueSplits(whole, ours), theirs: glueSplits(whole, theirs) }
}

function glueSplits(
  base: readonly BlockElement[],
  side: readonly BlockElement[],
): readonly BlockElement[] {
  return glueRuns(side, sharedHomes(sentenceHomes(base, side).ofAfter))
}

/** Whether every paragraph of a run is found on a side and all of them still stand together, as one unit must. */
function keepsTogether(
  base: readonly BlockElement[],
  run: GlueRun,
  { side, homes }: { readonly side: readonly BlockElement[]; readonly homes: BothHomes },
): boolean {
  const members = base.slice(run.start, run.end).map(({ unit }) => unit.key)
  const places = side.flatMap(({ unit }, at) => {
    const home = homes.ofAfter[at] ?? -1
    return members.includes(unit.key) || (home >= run.start && home < run.end) ? [at] : []
  })
  const standing = new Set(places.map((at) => side[at]?.unit.key))
  const isFound = members.every(
    (key, at) => standing.has(key) || (homes.ofBefore[run.start + at] ?? null) !== null,
  )
  return isFound && (places.at(-1) ?? 0) - (places[0] ?? 0) === places.length - 1
}

function withoutOverlap(runs: readonly GlueRun[]): readonly GlueRun[] {
  const sorted = runs.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let taken = 0
  return sorted.filter(({ start, end }) => {
    if (start < taken) return false
    taken = end
    return true
  })
}

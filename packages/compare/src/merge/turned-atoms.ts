import { atomsOf } from './atoms.ts'
import type { Source } from './atoms.ts'
import type { Sequences } from './element.ts'
import type { Three } from './three.ts'
import { mapThree } from './three.ts'

// Every suspect is held against every other unit; beyond this the work would grow without bound.
const MAX_SUSPECTS = 500

/**
 * Of units that changed their block, those that the merge puts before or behind something although both sides
 * have the two the other way round.
 */
export function turnedAtoms(
  suspects: readonly string[],
  sequences: Sequences,
  merged: readonly Source[],
): ReadonlySet<string> {
  if (suspects.length === 0) return new Set()
  const sides: Three<Places> = mapThree(sequences, (elements) =>
    placesIn(elements.map(({ unit, text }) => ({ kind: unit.kind, text }))),
  )
  const places = placesIn(merged)
  const shared = [...places.keys()].filter((atom) => sides.ours.has(atom) && sides.theirs.has(atom))
  const isTurned = (a: string, b: string) => {
    const ours = order(sides.ours, a, b)
    return ours === order(sides.theirs, a, b) && ours !== order(places, a, b)
  }
  const known = new Set(shared)
  return new Set(
    suspects
      .slice(0, MAX_SUSPECTS)
      .filter((a) => known.has(a) && shared.some((b) => a !== b && isTurned(a, b))),
  )
}

type Places = ReadonlyMap<string, number>

function order(places: Places, a: string, b: string): boolean {
  return (places.get(a) ?? 0) < (places.get(b) ?? 0)
}

/** The place of each unit that stands once. */
function placesIn(sources: readonly Source[]): Places {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  let at = 0
  for (const atom of sources.flatMap(atomsOf)) {
    if (places.has(atom)) repeated.add(atom)
    places.set(atom, at++)
  }
  for (const atom of repeated) places.delete(atom)
  return places
}

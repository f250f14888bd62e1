import type { Judged, Witness } from './evidence.ts'

// Every suspect is held against every other unit; beyond this the work would grow without bound.
const MAX_SUSPECTS = 500

/**
 * Of units that changed their block, those that the merge puts before or behind something although both sides
 * have the two the other way round.
 */
export function turnedAtoms(
  suspects: readonly string[],
  { ours, theirs, merged }: Judged,
): readonly string[] {
  if (suspects.length === 0) return []
  const places = { ours: placesIn(ours), theirs: placesIn(theirs), merged: placesIn(merged) }
  const shared = [...places.merged.keys()].filter(
    (atom) => places.ours.has(atom) && places.theirs.has(atom),
  )
  const known = new Set(shared)
  const isTurned = (a: string, b: string) => {
    const order = isBefore(places.ours, a, b)
    return order === isBefore(places.theirs, a, b) && order !== isBefore(places.merged, a, b)
  }
  return suspects
    .slice(0, MAX_SUSPECTS)
    .filter((a) => known.has(a) && shared.some((b) => a !== b && isTurned(a, b)))
}

type Places = ReadonlyMap<string, number>

function isBefore(places: Places, a: string, b: string): boolean {
  return (places.get(a) ?? 0) < (places.get(b) ?? 0)
}

/** The place of each unit that stands once. */
function placesIn(witnesses: readonly Witness[]): Places {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  let at = 0
  for (const { atoms } of witnesses) {
    for (const atom of atoms) {
      if (places.has(atom)) repeated.add(atom)
      places.set(atom, at++)
    }
  }
  for (const atom of repeated) places.delete(atom)
  return places
}

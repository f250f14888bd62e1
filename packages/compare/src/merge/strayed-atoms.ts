import { atomsOf } from './atoms.ts'
import type { Element, Sequences } from './element.ts'
import type { Matchings } from './fates.ts'
import type { Part } from './part.ts'
import { oursOf } from './piece.ts'
import { headingsOnSide } from './sections.ts'
import { pick } from './three.ts'

/** The heading of the base under which each unit stands (-1 above the first one); units that stand twice are left out. */
type Homes = ReadonlyMap<string, number>

/**
 * The sentences, items and cells that a merge puts under another heading than the sides do: a block that held two
 * things went with one of them. What only one side put elsewhere must be there.
 */
export function strayedAtoms(
  parts: readonly Part[],
  sequences: Sequences,
  matchings: Matchings,
): ReadonlySet<string> {
  const base = homesIn(sequences.base, [...sequences.base.keys()])
  const ours = homesIn(sequences.ours, matchings.ours.beforeOf)
  const theirs = homesIn(sequences.theirs, matchings.theirs.beforeOf)
  const merged = mergedHomes(parts, sequences)
  const strayed = new Set<string>()
  for (const [atom, home] of merged) {
    const three = { base: base.get(atom), ours: ours.get(atom), theirs: theirs.get(atom) }
    if (Object.values(three).includes(undefined)) continue
    const wanted = pick(three)
    if (wanted.kind === 'clash' || wanted.value !== home) strayed.add(atom)
  }
  return strayed
}

function homesIn(elements: readonly Element[], numbers: readonly (number | null)[]): Homes {
  const headings = headingsOnSide(elements, numbers)
  return onlyOnes(
    elements.flatMap(({ unit, text, level }, at) =>
      level === null
        ? atomsOf({ kind: unit.kind, text }).map((atom) => [atom, headings[at] ?? -1] as const)
        : [],
    ),
  )
}

function mergedHomes(parts: readonly Part[], sequences: Sequences): Homes {
  let heading = -1
  return onlyOnes(
    parts.flatMap((part) => {
      const side = part.base ? 'base' : part.ours ? 'ours' : 'theirs'
      const element = sequences[side][part[side]?.first ?? -1]
      if (!element) return []
      if (element.level !== null) {
        heading = part.base?.first ?? heading
        return []
      }
      const source = { kind: element.unit.kind, text: oursOf(part.pieces) }
      return atomsOf(source).map((atom) => [atom, heading] as const)
    }),
  )
}

function onlyOnes(places: readonly (readonly [string, number])[]): Homes {
  const homes = new Map<string, number>()
  const repeated = new Set<string>()
  for (const [atom, home] of places) {
    if (homes.has(atom)) repeated.add(atom)
    homes.set(atom, home)
  }
  for (const atom of repeated) homes.delete(atom)
  return homes
}

import type { Judged, Witness } from './evidence.ts'
import { pick } from '../three.ts'

/** The heading of the base under which each unit stands; units that stand twice are left out. */
type Homes = ReadonlyMap<string, number>

/**
 * The sentences, items and cells that a merge puts under another heading than the sides do: a block that held two
 * things went with one of them. What only one side put elsewhere must be there.
 */
export function strayedAtoms({ base, ours, theirs, merged }: Judged): readonly string[] {
  const homes = { base: homesIn(base), ours: homesIn(ours), theirs: homesIn(theirs) }
  return [...homesIn(merged)].flatMap(([atom, home]) => {
    const three = {
      base: homes.base.get(atom),
      ours: homes.ours.get(atom),
      theirs: homes.theirs.get(atom),
    }
    if (Object.values(three).includes(undefined)) return []
    const wanted = pick(three)
    return wanted.kind === 'clash' || wanted.value !== home ? [atom] : []
  })
}

function homesIn(witnesses: readonly Witness[]): Homes {
  const homes = new Map<string, number>()
  const repeated = new Set<string>()
  for (const { atoms, home, isHeading } of witnesses) {
    if (isHeading) continue
    for (const atom of atoms) {
      if (homes.has(atom)) repeated.add(atom)
      homes.set(atom, home)
    }
  }
  for (const atom of repeated) homes.delete(atom)
  return homes
}

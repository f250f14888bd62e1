import type { Element, Sequences } from './element.ts'
import type { Part } from './part.ts'
import { clash, oursOf } from './piece.ts'

/**
 * Decisions about link and footnote definitions that one side took out while the merged text still refers to
 * them, as it may where the other side brought the reference in.
 */
export function lostDefinitions(parts: readonly Part[], sequences: Sequences): readonly Part[] {
  const lost = sequences.base.flatMap((element, at) => {
    const label = labelOf(element)
    return label === null || parts.some(({ base }) => base?.first === at)
      ? []
      : [{ element, label, at }]
  })
  if (lost.length === 0) return []
  const merged = parts
    .map(({ pieces }) => oursOf(pieces))
    .join('\n')
    .toLowerCase()
  return lost
    .filter(({ label }) => merged.includes(`[${label}]`) && !merged.includes(`[${label}]:`))
    .map(({ element, at }) => {
      const still = (side: readonly Element[]) =>
        side.find(({ unit }) => unit.key === element.unit.key)?.text ?? null
      const texts = {
        base: element.text,
        ours: still(sequences.ours),
        theirs: still(sequences.theirs),
      }
      return {
        base: { first: at, last: at },
        ours: null,
        theirs: null,
        pieces: [clash('removed', texts, [element.label])],
      }
    })
}

function labelOf({ unit, text }: Element): string | null {
  if (unit.kind !== 'definition' && unit.kind !== 'footnote') return null
  return /^\s*\[([^\]]+)\]:/.exec(text)?.[1]?.toLowerCase() ?? null
}

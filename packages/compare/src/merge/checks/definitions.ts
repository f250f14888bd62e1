import type { BlockElement } from '../../reading/block-element.ts'
import type { Element } from '../../reading/element.ts'
import { countAll } from './counts.ts'
import { blockOf } from './evidence.ts'
import type { Part } from '../part.ts'
import { clash, oursOf } from '../piece.ts'
import type { Three } from '../three.ts'
import { mapThree } from '../three.ts'

/**
 * Decisions about link and footnote definitions that one side took out while the merged text still refers to
 * them, as it may where the other side brought the reference in.
 */
export function lostDefinitions(
  parts: readonly Part[],
  sequences: Three<readonly BlockElement[]>,
): readonly Part[] {
  const kept = new Set(parts.map(({ base }) => base?.first))
  const lost = sequences.base.flatMap((element, at) => {
    const label = labelOf(element)
    return label === null || kept.has(at) ? [] : [{ element, label, at }]
  })
  if (lost.length === 0) return []
  const merged = parts
    .map(({ pieces }) => oursOf(pieces))
    .join('\n')
    .toLowerCase()
  return lost
    .filter(({ label }) => merged.includes(`[${label}]`) && !merged.includes(`[${label}]:`))
    .map(({ element, at }) => {
      const still = (side: readonly BlockElement[]) =>
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

/**
 * The labels that a merge defines more often than any side does: both sides brought one in under the same name,
 * and a reader would be sent to the first of them only.
 */
export function doubledLabels(
  parts: readonly Part[],
  sequences: Three<readonly BlockElement[]>,
): ReadonlySet<string> {
  const labelsIn = (blocks: readonly Element[]) =>
    countAll([blocks.flatMap((b) => labelOf(b) ?? [])])
  const sides = mapThree(sequences, labelsIn)
  const merged = labelsIn(
    parts.flatMap((part) => {
      const block = blockOf(part, sequences)
      return block && oursOf(part.pieces) !== '' ? [block] : []
    }),
  )
  const most = (label: string) =>
    Math.max(...Object.values(sides).map((counts) => counts.get(label) ?? 0))
  return new Set([...merged].flatMap(([label, count]) => (count > most(label) ? [label] : [])))
}

/** The name that a block defines, as references to it are compared; `null` when it defines none. */
export function labelOf({ unit, text }: Element): string | null {
  if (unit.kind !== 'definition' && unit.kind !== 'footnote') return null
  return /^\s*\[([^\]]+)\]:/.exec(text)?.[1]?.toLowerCase() ?? null
}

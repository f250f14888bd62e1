import { toRow } from './row.ts'
import { itemTexts } from './list-items.ts'
import { proseKey, toSentences } from './sentences.ts'
import type { Three } from './three.ts'

/** A block's kind and text. */
export type Source = { readonly kind: string; readonly text: string }

/** How often each smallest unit (a sentence, a cell, else a line) stands in a text. */
export type AtomCounts = ReadonlyMap<string, number>

/** Counts the units that a merge may move about but never takes apart. */
export function countAtoms(blocks: readonly Source[]): AtomCounts {
  const counts = new Map<string, number>()
  for (const block of blocks)
    for (const atom of atomsOf(block)) counts.set(atom, (counts.get(atom) ?? 0) + 1)
  return counts
}

/** The smallest units of one block. */
export function atomsOf({ kind, text }: Source): readonly string[] {
  switch (kind) {
    case 'table':
      return text
        .split(/\r?\n/)
        .flatMap((line, at) => (at === 1 ? [] : toRow(line).cells.map(proseKey)))
    case 'list':
      return itemTexts(text).flatMap(sentenceKeys)
    case 'heading':
      return [proseKey(text.replace(/^ {0,3}#+[ \t]+/, ''))]
    case 'paragraph':
      return sentenceKeys(text)
    default:
      return [text]
  }
}

/**
 * The units that a merge holds more or less often than both sides together allow: what one side took out is gone,
 * what one put in is there, and nothing else. A merge with none of these has lost, doubled and invented nothing.
 */
export function unlawfulAtoms(counts: Three<AtomCounts>, merged: AtomCounts): ReadonlySet<string> {
  const unlawful = new Set<string>()
  const all = [counts.base, counts.ours, counts.theirs, merged].flatMap((side) => [...side.keys()])
  for (const atom of new Set(all)) {
    const [base, ours, theirs, found] = [counts.base, counts.ours, counts.theirs, merged].map(
      (side) => side.get(atom) ?? 0,
    )
    if (!isLawful({ base: base ?? 0, ours: ours ?? 0, theirs: theirs ?? 0 }, found ?? 0))
      unlawful.add(atom)
  }
  return unlawful
}

function isLawful({ base, ours, theirs }: Three<number>, found: number): boolean {
  const both = Math.max(0, ours + theirs - base)
  if (ours <= base && theirs <= base) return found >= both && found <= Math.min(ours, theirs)
  if (ours >= base && theirs >= base) return found >= Math.max(ours, theirs) && found <= both
  return found === both
}

function sentenceKeys(text: string): readonly string[] {
  return toSentences(text).elements.map(({ unit }) => unit.key)
}

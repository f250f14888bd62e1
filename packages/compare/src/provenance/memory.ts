import type { OriginRun } from './origin-run.ts'
import { commonEnds } from './common-ends.ts'
import { blocksOf, isTelling, sentencesOf } from './pieces.ts'

/** A short name for a piece of text: a hash that nobody can make collide, or the text itself. */
export type KeyOf = (piece: string) => string

/** A piece that stood in the text before and no longer does, with the origins that it had. */
export type Forgotten = {
  readonly kind: 'block' | 'sentence'
  readonly key: string
  readonly runs: readonly OriginRun[]
}

/** Pieces that earlier texts lost, by key; of equal ones the newest first, those of one text in its order. */
export type Memory = ReadonlyMap<string, readonly (readonly OriginRun[])[]>

/**
 * The keys under which pieces of a new text may be remembered: those of blocks that the text before does not
 * have, and of their sentences. Whoever keeps the memory elsewhere needs to bring no others.
 */
export function soughtKeys(before: string, text: string, keyOf: KeyOf): readonly string[] {
  // Texts that follow each other differ in few places: the blocks between their common ends are all that is looked at.
  const { head, tail } = commonEnds(before, text)
  const own = text.slice(head, text.length - tail)
  const here = piecesOf(before.slice(head, before.length - tail))
  let all: ReadonlySet<string> | null = null
  const stands = (piece: string): boolean => {
    if (here.has(piece)) return true
    if (!before.includes(piece)) return false
    all ??= piecesOf(before)
    return all.has(piece)
  }
  const sought = new Set<string>()
  for (const block of blocksOf(own)) {
    const piece = own.slice(block.start, block.end)
    if (stands(piece)) continue
    sought.add(keyOf(piece))
    for (const { start, end } of sentencesOf(own, block)) {
      const sentence = own.slice(start, end)
      if (isTelling(sentence)) sought.add(keyOf(sentence))
    }
  }
  return [...sought]
}

function piecesOf(text: string): ReadonlySet<string> {
  return new Set(blocksOf(text).map(({ start, end }) => text.slice(start, end)))
}

/** A memory with what one more text lost. */
export function withForgotten(memory: Memory, forgotten: readonly Forgotten[]): Memory {
  if (forgotten.length === 0) return memory
  const next = new Map(memory)
  for (const [key, pieces] of Map.groupBy(forgotten, (piece) => piece.key)) {
    next.set(key, [...pieces.map(({ runs }) => runs), ...(memory.get(key) ?? [])])
  }
  return next
}

/** Answers the remembered origins of a piece, each remembered one once; undefined when there are none (left). */
export type Recall = (piece: string) => readonly OriginRun[] | undefined

export function recallFrom(memory: Memory, keyOf: KeyOf): Recall {
  const recalled = new Map<string, number>()
  return (piece) => {
    const key = keyOf(piece)
    const nth = recalled.get(key) ?? 0
    const runs = memory.get(key)?.[nth]
    if (runs !== undefined) recalled.set(key, nth + 1)
    return runs
  }
}

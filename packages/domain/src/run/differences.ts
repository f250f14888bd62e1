import type { OrderedMove } from './order-moves.ts'
import type { Difference, Move } from './move.ts'

/** A move that counts, with the step that it was made of (null for none). */
export type PlayedMove = { readonly place: number; readonly step: string | null }

const WORD_BITS = 32
/** Two people who say the same do not differ. */
const agreeable: ReadonlySet<string> = new Set(['start', 'done', 'skip', 'freeze'])

/**
 * Where devices differed: moves made of one step, or of the order, that had not seen each other and do not say the
 * same. Time that two people gave is added up, so that they differ even where they gave the same.
 */
export function differencesOf(
  ordered: readonly OrderedMove[],
  played: readonly PlayedMove[],
): readonly Difference[] {
  const about = new Map<string | null, number[]>()
  for (const { place, step } of played) {
    const move = ordered[place]?.move
    if (move === undefined || move.kind === 'note' || move.kind === 'undo') continue
    const key = move.kind === 'reorder' || move.kind === 'insert' ? null : step
    if (key === null && step === null) continue
    const places = about.get(key)
    if (places === undefined) about.set(key, [place])
    else places.push(place)
  }
  const several = [...about].filter(([, places]) => places.length > 1)
  if (several.length === 0) return []
  const knows = knowledgeOf(ordered)
  return several.flatMap(([step, places]) => {
    const differing = places.filter((place) =>
      places.some(
        (other) => !knows(place, other) && isUnlike(ordered[place]?.move, ordered[other]?.move),
      ),
    )
    const moves = differing.flatMap((place) => ordered[place]?.move.id ?? [])
    return moves.length === 0 ? [] : [{ step, moves }]
  })
}

function isUnlike(a: Move | undefined, b: Move | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return false
  if (a.kind !== b.kind) return a.kind !== 'insert' && b.kind !== 'insert'
  if (a.kind === 'insert') return a.text === b.text
  if (a.kind === 'reorder') return a.step !== b.step || a.before !== b.before
  return !agreeable.has(a.kind)
}

/** Whether of two moves one had seen the other, itself or by what it had seen. */
function knowledgeOf(ordered: readonly OrderedMove[]): (a: number, b: number) => boolean {
  const words = Math.ceil(ordered.length / WORD_BITS)
  const seen = new Uint32Array(ordered.length * words)
  for (const [place, { seen: parents }] of ordered.entries()) {
    const row = place * words
    for (const parent of parents) {
      for (let word = 0; word <= parent / WORD_BITS; word += 1) {
        seen[row + word] = (seen[row + word] ?? 0) | (seen[parent * words + word] ?? 0)
      }
      const word = row + Math.floor(parent / WORD_BITS)
      seen[word] = (seen[word] ?? 0) | (1 << (parent % WORD_BITS))
    }
  }
  const has = (later: number, earlier: number): boolean =>
    ((seen[later * words + Math.floor(earlier / WORD_BITS)] ?? 0) &
      (1 << (earlier % WORD_BITS))) !==
    0
  return (a, b) => a === b || has(Math.max(a, b), Math.min(a, b))
}

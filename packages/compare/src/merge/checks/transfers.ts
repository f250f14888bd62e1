import { toWords } from '../../words/words.ts'
import type { Evidence, Witness } from './evidence.ts'
import type { Side } from '../three.ts'
import { bothSides } from '../three.ts'
import type { Tracked } from '../sequence/track.ts'

/** A sentence, item or cell that a side took from one block of the base to another (`null`: to a new one). */
type Transfer = { readonly atom: string; readonly from: number; readonly to: number | null }

/** Units that changed their block, and those among them whose block stands for two things now. */
export type Transfers = {
  readonly all: readonly string[]
  readonly entangled: readonly string[]
}

/**
 * Finds what each side took into another block. It is entangled when the other side moved that block, or took
 * things out of it or into it: nobody can say which of the two things the block goes with. (Two lists become one
 * when what parts them goes.)
 */
export function findTransfers(evidence: Evidence, tracked: Tracked): Transfers {
  const transfers = {
    ours: transfersOn('ours', evidence, tracked),
    theirs: transfersOn('theirs', evidence, tracked),
  }
  const entangled = bothSides.flatMap((side) => {
    if (transfers[side].length === 0) return []
    const other = side === 'ours' ? 'theirs' : 'ours'
    const moved = tracked.moved[other]
    const touched = new Set(transfers[other].flatMap(({ from, to }) => [from, to]))
    return transfers[side].filter(({ to }) => to !== null && (moved.has(to) || touched.has(to)))
  })
  return {
    all: [...transfers.ours, ...transfers.theirs].map(({ atom }) => atom),
    entangled: entangled.map(({ atom }) => atom),
  }
}

function transfersOn(
  side: Side,
  { base, [side]: witnesses }: Evidence,
  { matchings }: Tracked,
): readonly Transfer[] {
  const from = placesOf(base)
  const words = wordPlaces(base)
  const { beforeOf, afterOf } = matchings[side]
  const isLeft = (atom: string, block: number) => {
    const standing = new Set(witnesses[afterOf[block] ?? -1]?.words)
    return toWords(atom).some((word) => standing.has(word))
  }
  const takenFrom = (atom: string) => {
    const block = originOf(atom, words)
    return block === undefined || isLeft(atom, block) ? undefined : block
  }
  return [...placesOf(witnesses)].flatMap(([name, { atom, block }]) => {
    const origin = from.get(name)?.block ?? takenFrom(atom)
    const to = beforeOf[block] ?? null
    return origin === undefined || origin === to ? [] : [{ atom, from: origin, to }]
  })
}

/** The block in which each word of the base stands; none of those that stand in several. */
function wordPlaces(witnesses: readonly Witness[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  witnesses.forEach(({ words }, block) => {
    for (const word of words) places.set(word, (places.get(word) ?? block) === block ? block : -1)
  })
  return places
}

/** Where several words that are a unit of their own now, such as the cells of a row, stood in one block. */
function originOf(atom: string, places: ReadonlyMap<string, number>): number | undefined {
  const blocks = toWords(atom).map((word) => places.get(word) ?? -1)
  const [first] = blocks
  const isOne = blocks.length > 1 && blocks.every((block) => block === first)
  return isOne && first !== -1 ? first : undefined
}

type AtomPlace = { readonly atom: string; readonly block: number }

/** Each unit and its block, by what a sentence and an item with the same words have in common; none that stand twice. */
function placesOf(witnesses: readonly Witness[]): ReadonlyMap<string, AtomPlace> {
  const places = new Map<string, AtomPlace>()
  const repeated = new Set<string>()
  witnesses.forEach(({ atoms }, block) => {
    for (const atom of atoms) {
      const name = atom.toLowerCase().replace(/\p{P}$/u, '')
      if (places.has(name)) repeated.add(name)
      places.set(name, { atom, block })
    }
  })
  for (const name of repeated) places.delete(name)
  return places
}

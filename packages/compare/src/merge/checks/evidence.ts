import type { BlockElement } from '../../reading/block-element.ts'
import { atomsOf } from '../../reading/atoms.ts'
import { toWords } from '../../words/words.ts'
import type { Part } from '../part.ts'
import { elementsOf, numbersOf } from '../part.ts'
import { isClash, textWith } from '../piece.ts'
import { headingsOnSide } from '../sequence/sections.ts'
import type { Side, Three } from '../three.ts'
import { allOf, bothSides, pick } from '../three.ts'
import type { Tracked } from '../sequence/track.ts'

/** A block, or a part of the merge, by what it holds and where it stands. */
export type Witness = {
  /** Its smallest units; of a quiet block only a name. */
  readonly atoms: readonly string[]
  readonly words: readonly string[]
  /** The heading above it, as its number in the base; -1 above the first one. */
  readonly home: number
  readonly isHeading: boolean
}

/** What a merge is judged by. Blocks that nobody touched are quiet: they count, but are not taken apart. */
export type Evidence = Three<readonly Witness[]> & {
  /** The parts of the merge with ours where something is open, and those with theirs where that differs. */
  readonly merged: readonly (readonly Witness[])[]
  readonly quiet: readonly BlockElement[]
  /** What a part of the merge holds in it and on the sides that are named. */
  readonly held: (part: number, sides: readonly (keyof Three<unknown>)[]) => Content
}

/** What both sides have, and one of the merges that they make. */
export type Judged = Three<readonly Witness[]> & { readonly merged: readonly Witness[] }

/** What something is known by. */
export type Content = Pick<Witness, 'atoms' | 'words'>

export function gatherEvidence(parts: readonly Part[], tracked: Tracked<BlockElement>): Evidence {
  const { sequences, matchings } = tracked
  const quiet = quietNumbers(parts, tracked)
  const witnesses = (elements: readonly BlockElement[], numbers: readonly (number | null)[]) => {
    const headings = headingsOnSide(elements, { base: sequences.base, beforeOf: numbers })
    return elements.map((element, at): Witness => {
      const number = numbers[at] ?? null
      const place = { home: headings[at] ?? -1, isHeading: element.level !== null }
      if (number !== null && quiet.has(number)) return { ...quietContent(number), ...place }
      return { atoms: element.block.atoms, words: element.block.words, ...place }
    })
  }
  const onSide = (side: Side) => witnesses(sequences[side], matchings[side].beforeOf)
  const sides = {
    base: witnesses(sequences.base, [...sequences.base.keys()]),
    ours: onSide('ours'),
    theirs: onSide('theirs'),
  }
  const isOpen = parts.some(({ pieces }) => pieces.some(isClash))
  const answers = isOpen ? bothSides : bothSides.slice(0, 1)
  const merged = answers.map((side) => mergedWitnesses(side, parts, { sequences, quiet }))
  const held: Evidence['held'] = (at, names) => {
    const part = parts[at]
    if (!part) return { atoms: [], words: [] }
    const own = merged.flatMap((witnesses) => witnesses[at] ?? [])
    const all = names.flatMap((side) =>
      numbersOf(part, side).flatMap((number) => sides[side][number] ?? []),
    )
    return {
      atoms: [...own, ...all].flatMap(({ atoms }) => atoms),
      words: [...own, ...all].flatMap(({ words }) => words),
    }
  }
  return {
    ...sides,
    merged,
    quiet: [...quiet].flatMap((number) => sequences.base[number] ?? []),
    held,
  }
}

/** Takes out the words that stand in a block nobody touched as well. */
export function keepRare(doubts: Set<string>, { quiet }: Pick<Evidence, 'quiet'>): void {
  for (const { block } of quiet) {
    if (doubts.size === 0) return
    for (const word of block.words) doubts.delete(word)
  }
}

/** The block that a part is, or comes from; a contested part counts as its first one. */
export function blockOf(part: Part, sequences: Three<readonly BlockElement[]>) {
  const side = part.base ? 'base' : part.ours ? 'ours' : 'theirs'
  return sequences[side][part[side]?.first ?? -1]
}

function quietContent(number: number): Content {
  return { atoms: [`\0${number}`], words: [] }
}

/** The blocks that are the same on all sides, and in the merge. */
function quietNumbers(parts: readonly Part[], { sequences }: Tracked): ReadonlySet<number> {
  const quiet = new Set<number>()
  for (const { base, ours, theirs, pieces } of parts) {
    if (!base || !ours || !theirs || pieces.some(isClash)) continue
    const key = sequences.base[base.first]?.unit.key
    const isSame =
      sequences.ours[ours.first]?.unit.key === key &&
      sequences.theirs[theirs.first]?.unit.key === key
    if (isSame) quiet.add(base.first)
  }
  return quiet
}

function mergedWitnesses(
  side: Side,
  parts: readonly Part[],
  known: {
    readonly sequences: Three<readonly BlockElement[]>
    readonly quiet: ReadonlySet<number>
  },
): readonly Witness[] {
  const { sequences, quiet } = known
  let home = -1
  return parts.map((part): Witness => {
    const block = blockOf(part, sequences)
    const number = part.base?.first ?? null
    const place = { home, isHeading: block?.level !== null }
    if (place.isHeading) home = number ?? home
    if (number !== null && quiet.has(number)) return { ...quietContent(number), ...place }
    return { ...mergedContent(side, part, sequences), ...place }
  })
}

/** What a part of the merge holds, with what one side has where something is open. */
function mergedContent(side: Side, part: Part, sequences: Three<readonly BlockElement[]>): Content {
  // where all that a block began with goes, blanks stay before the rest
  const text = textWith(side, part.pieces).replace(/^\s*\n/, '')
  const words = toWords(text)
  if (text === '') return { atoms: [], words }
  if (part.scattered)
    return { atoms: elementsOf(part, sequences, side).flatMap(({ block }) => block.atoms), words }
  return { atoms: atomsOf({ kind: kindOf(part, sequences, side), text }), words }
}

/** The kind of block that a part is in the merge: one side's where both made another one of it. */
export function kindOf(
  part: Part,
  sequences: Three<readonly BlockElement[]>,
  side: Side = 'ours',
): string {
  const on = (name: keyof Three<unknown>) => sequences[name][part[name]?.first ?? -1]?.unit.kind
  const kinds = allOf({ base: on('base'), ours: on('ours'), theirs: on('theirs') })
  if (!kinds) return blockOf(part, sequences)?.unit.kind ?? ''
  const picked = pick(kinds)
  return picked.kind === 'one' ? picked.value : kinds[side]
}

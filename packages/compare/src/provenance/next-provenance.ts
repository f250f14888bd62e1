import type { Forgotten, KeyOf, Memory, Recall } from './memory.ts'
import { recallFrom } from './memory.ts'
import type { Attributed, Names, OriginRun, Sheet } from './origin-run.ts'
import { createNames, NOBODY, toBlankSheet, toRuns, toSheet, writeRuns } from './origin-run.ts'
import type { Part } from './part.ts'
import { pieceText, takeEqual } from './part.ts'
import { blocksOf, isTelling, sentencesOf } from './pieces.ts'
import { traceWords } from './word-origins.ts'

/** A new text and what it was made from. */
export type NextText = {
  /** The origin of the words that are new in it. */
  readonly revision: string
  readonly text: string
  /** Its parents, the one whose line it goes on first; none for a first text. Several are a merge. */
  readonly parents: readonly Attributed[]
  /** What earlier texts of its line lost; asked only by `keyOf` of its pieces, and not at all by a merge. */
  readonly memory: Memory
  readonly keyOf: KeyOf
}

export type NextProvenance = {
  readonly runs: readonly OriginRun[]
  /** What the first parent had and the text has not, blocks before sentences, each in the order of the parent. */
  readonly forgotten: readonly Forgotten[]
}

/**
 * Who wrote each word of a new text, told from its parents' words. Blocks that stand in a parent keep their
 * origins wherever they moved; blocks that were lost and came back get theirs again; so do sentences of all
 * other blocks; what is left is compared word by word. A merge takes each piece from the first parent that has
 * it. What is found nowhere is the revision's own. After WikiWho (Flöck and Acosta, WWW 2014).
 */
export function nextProvenance(next: NextText): NextProvenance {
  const { text, parents, keyOf } = next
  const [first] = parents
  if (first?.text === text) return { runs: first.runs, forgotten: [] }
  const names = createNames()
  const sheet = toBlankSheet(text)
  const recall: Recall = parents.length > 1 ? () => undefined : recallFrom(next.memory, keyOf)

  const blocks = takeFrom(
    parents.map((parent) => toBlocks(toSheet(parent, names))),
    toBlocks(sheet),
  )
  const ownBlocks = withoutRecalled(blocks.after, { recall, names, isKnown: () => true })
  const sentences = takeFrom(blocks.before.map(toSentences), toSentences(ownBlocks))
  const own = withoutRecalled(sentences.after, { recall, names, isKnown: isTelling })
  for (const before of sentences.before) traceWords(before, own)
  settle(sheet, names.numberOf(next.revision))

  const [lostBlocks] = blocks.before
  const [lostSentences] = sentences.before
  return {
    runs: toRuns(sheet, { start: 0, end: text.length }, names),
    forgotten:
      lostBlocks && lostSentences ? toForgotten(lostBlocks, lostSentences, { keyOf, names }) : [],
  }
}

function toBlocks(sheet: Sheet): Part {
  return { sheet, pieces: blocksOf(sheet.text) }
}

function toSentences({ sheet, pieces }: Part): Part {
  return { sheet, pieces: pieces.flatMap((block) => sentencesOf(sheet.text, block)) }
}

/** Takes equal pieces from one parent after the other; answers what is left of each and of the text. */
function takeFrom(
  parents: readonly Part[],
  text: Part,
): { readonly before: readonly Part[]; readonly after: Part } {
  const before: Part[] = []
  let after = text
  for (const parent of parents) {
    const left = takeEqual(parent, after)
    before.push(left.before)
    after = left.after
  }
  return { before, after }
}

/** Gives pieces their remembered origins; answers those that nobody remembers. */
function withoutRecalled(
  part: Part,
  {
    recall,
    names,
    isKnown,
  }: {
    readonly recall: Recall
    readonly names: Names
    /** Whether a piece says enough to be recognised. */
    readonly isKnown: (piece: string) => boolean
  },
): Part {
  const pieces = part.pieces.filter((piece) => {
    const text = pieceText(part, piece)
    const runs = isKnown(text) ? recall(text) : undefined
    if (runs !== undefined) writeRuns(part.sheet, piece.start, { runs, names })
    return runs === undefined
  })
  return { ...part, pieces }
}

/** Words without an origin are the revision's; blanks go with the word before them, the first with the first word. */
function settle({ text, origins }: Sheet, own: number): void {
  for (let at = 0; at < origins.length; at++) {
    if (origins[at] === NOBODY && !/\s/.test(text[at] ?? '')) origins[at] = own
  }
  let last = origins.find((origin) => origin !== NOBODY) ?? own
  for (let at = 0; at < origins.length; at++) {
    if (origins[at] === NOBODY) origins[at] = last
    else last = origins[at] ?? own
  }
}

/** Sentences that are whole blocks are remembered as such. */
function toForgotten(
  blocks: Part,
  sentences: Part,
  { keyOf, names }: { readonly keyOf: KeyOf; readonly names: Names },
): readonly Forgotten[] {
  const wholes = new Set(blocks.pieces.map(({ start, end }) => `${start} ${end}`))
  const telling = sentences.pieces.filter(
    (piece) => !wholes.has(`${piece.start} ${piece.end}`) && isTelling(pieceText(sentences, piece)),
  )
  const remember = (kind: Forgotten['kind'], part: Part) => (piece: Part['pieces'][number]) => ({
    kind,
    key: keyOf(pieceText(part, piece)),
    runs: toRuns(part.sheet, piece, names),
  })
  return [
    ...blocks.pieces.map(remember('block', blocks)),
    ...telling.map(remember('sentence', sentences)),
  ]
}

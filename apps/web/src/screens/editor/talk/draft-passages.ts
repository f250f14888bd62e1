import type { Node as PmNode } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { passageIn, type Passage } from '../../../parts/passage/anchor.ts'
import { bestText } from '../../../parts/passage/find-quote.ts'

/** Positions in a draft. */
export type DraftSpan = { readonly from: number; readonly to: number }

/** Where a passage stands in a draft; `changed` where other words stand there now. */
export type FoundPassage = DraftSpan & { readonly changed: boolean }

/** A paragraph, item, cell or heading of a draft that holds words. */
export type DraftBlock = {
  /** The position before its first character. */
  readonly start: number
  /** Its words, white space counted once. */
  readonly plain: string
  /** How far behind `start` each of them stands, and the end of the last. */
  readonly offsets: readonly number[]
}

type Words = Pick<DraftBlock, 'plain' | 'offsets'>

/** Words of what was not changed are read once. */
const known = new WeakMap<PmNode, Words>()

/** The blocks of a draft that hold words, in its order. */
export const draftBlocks = (doc: PmNode): readonly DraftBlock[] => {
  const blocks: DraftBlock[] = []
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    const words = known.get(node) ?? readWords(node)
    known.set(node, words)
    blocks.push({ start: position + 1, ...words })
    return false
  })
  return blocks
}

/** What is no text counts as a blank: it is one place in the text, as it is one in the document. */
const textOf = (block: PmNode): string =>
  block.textBetween(0, block.content.size, undefined, () => ' ')

const readWords = (block: PmNode): Words => {
  let plain = ''
  const offsets: number[] = []
  const text = textOf(block)
  for (let offset = 0; offset < text.length; offset += 1) {
    const char = text.charAt(offset)
    const isBlank = /\s/u.test(char)
    if (isBlank && plain.endsWith(' ')) continue
    plain += isBlank ? ' ' : char
    offsets.push(offset)
  }
  return { plain, offsets: [...offsets, text.length] }
}

/**
 * Finds a passage in a draft: by its words, the best fit by what stands around them; where they are not there any more,
 * between what stood around them. Null where neither is there.
 */
export const findPassage = (
  blocks: readonly DraftBlock[],
  passage: Passage,
): FoundPassage | null => {
  const best = bestText(
    blocks.map(({ plain }) => plain),
    passage,
  )
  if (best !== null) {
    const length = flatten(passage.quote).trim().length
    return spanIn(blocks[best.order], best.at, best.at + length, false)
  }
  for (const block of blocks) {
    const between = betweenOf(block.plain, passage)
    if (between !== null) return spanIn(block, between.from, between.to, true)
  }
  return null
}

const flatten = (text: string): string => text.replace(/\s+/gu, ' ')

const spanIn = (
  block: DraftBlock | undefined,
  from: number,
  to: number,
  changed: boolean,
): FoundPassage | null => {
  if (block === undefined) return null
  const first = block.offsets[from]
  // behind the last character, not before the one after it: blanks between count once
  const last = to > from ? (block.offsets[to - 1] ?? 0) + 1 : first
  if (first === undefined || last === undefined) return null
  return { from: block.start + first, to: block.start + last, changed }
}

/** How much of what stood around a passage tells its place, in characters. */
const EDGE = 24
/** With less than this around it a passage could stand anywhere. */
const LEAST = 8

const betweenOf = (plain: string, { prefix, suffix }: Passage): DraftSpan | null => {
  const before = flatten(prefix).trimEnd().slice(-EDGE)
  const after = flatten(suffix).trimStart().slice(0, EDGE)
  if (before.length + after.length < LEAST) return null
  const start = plain.indexOf(before)
  if (start < 0) return null
  let from = start + before.length
  let to = after === '' ? plain.length : plain.indexOf(after, from)
  if (to < from) return null
  while (from < to && plain[from] === ' ') from += 1
  while (to > from && plain[to - 1] === ' ') to -= 1
  return { from, to }
}

/** The passage at positions of a draft, widened to whole words, within the block where it begins; null without words. */
export const passageAt = (doc: PmNode, { from, to }: DraftSpan): Passage | null => {
  let found: Passage | null = null
  doc.nodesBetween(from, to, (node, position) => {
    if (found !== null || !node.isTextblock) return found === null
    const text = textOf(node)
    const start = position + 1
    found = passageIn(text, { from: from - start, to: to - start }, { from: 0, to: text.length })
    return false
  })
  return found
}

/** The passage that is selected in a draft; null where only the caret stands. */
export const selectedIn = ({ doc, selection }: EditorState): Passage | null =>
  selection.empty ? null : passageAt(doc, selection)

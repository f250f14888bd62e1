import type { Thread } from '@forkshop/api'
import { passageIn, type Passage } from '../../../parts/passage/anchor.ts'
import { bestText } from '../../../parts/passage/find-quote.ts'

/** Which text the words of a change stand in: the proposed one, or the one that it was made from. */
export type Side = 'after' | 'before'

/** The words of a change in one text, each character with its place; white space counts once. */
type Words = {
  readonly plain: string
  readonly units: readonly { readonly node: Text; readonly offset: number }[]
}

/** A passage of what a proposal changes. */
export type ChangePassage = { readonly passage: Passage; readonly side: Side }

/** Threads that are about a changed block. */
export type TalkedChange = {
  readonly change: Element
  /** All of the block; null where it has no words. */
  readonly whole: ChangePassage | null
  readonly threads: readonly Thread[]
}

const CHANGE = '.change'
/** What has words of the text, in a changed block, day or field. */
const TEXTS = '.read, .step-name, .changed-field'
const ITEMS = 'p, li, td, th, h1, h2, h3, h4, h5, h6, pre, .step-name'
const UNSAID = '.mark-word, .field-name, .visually-hidden'

/** The words of a change as they stand in one of the texts. */
const wordsIn = (change: Element, side: Side): Words => {
  const unsaid = `${UNSAID}, ${side === 'after' ? 'del' : 'ins'}, details`
  const walker = document.createTreeWalker(change, NodeFilter.SHOW_TEXT)
  const units: { node: Text; offset: number }[] = []
  let plain = ''
  let item: Element | null = null
  const add = (char: string, node: Text, offset: number): void => {
    if (char === ' ' && (plain === '' || plain.endsWith(' '))) return
    plain += char
    units.push({ node, offset })
  }
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!(node instanceof Text) || parent === null || parent.closest(TEXTS) === null) continue
    if (parent.closest(unsaid) !== null) continue
    const own = parent.closest(ITEMS)
    if (item !== own) add(' ', node, 0)
    item = own
    for (const [offset, char] of node.data.split('').entries())
      add(/\s/u.test(char) ? ' ' : char, node, offset)
  }
  return { plain, units }
}

/** All that a changed block says: in the proposed text, where it is taken out in the one before; null without words. */
export const wholeChange = (change: Element): ChangePassage | null => {
  for (const side of ['after', 'before'] as const) {
    const { plain } = wordsIn(change, side)
    const span = { from: 0, to: plain.length }
    const passage = passageIn(plain, span, span)
    if (passage !== null) return { passage, side }
  }
  return null
}

/** What is selected within a changed block, and that block; null where nothing of its words is. */
export const selectedChange = (
  selection: Selection | null,
  root: Element,
): (ChangePassage & { readonly change: Element }) | null => {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const start = range.startContainer
  const element = start instanceof Element ? start : start.parentElement
  const change = element?.closest(CHANGE) ?? null
  if (change === null || !root.contains(change)) return null
  for (const side of ['after', 'before'] as const) {
    const { plain, units } = wordsIn(change, side)
    const within = units.map(({ node, offset }) => range.isPointInRange(node, offset))
    const from = within.indexOf(true)
    const last = within.lastIndexOf(true)
    const end = units[last]
    // the place before the first character that is not selected is in the range as well
    const isBehind = end?.node === range.endContainer && end.offset === range.endOffset
    const span = { from, to: isBehind ? last : last + 1 }
    const passage = from < 0 ? null : passageIn(plain, span, { from: 0, to: plain.length })
    if (passage !== null) return { passage, side, change }
  }
  return null
}

/** Which changes of a proposal threads are about; `loose` are those about none that is shown. */
export const placeInChanges = (
  root: Element,
  threads: readonly Thread[],
): { readonly changes: readonly TalkedChange[]; readonly loose: readonly Thread[] } => {
  const changes = [...root.querySelectorAll(CHANGE)]
  const said = { after: textsOf(changes, 'after'), before: textsOf(changes, 'before') }
  const placed = new Map<number, Thread[]>()
  const loose: Thread[] = []
  for (const thread of threads) {
    const { quote, prefix, suffix } = thread.anchor
    const passage = quote === null ? null : { quote, prefix, suffix }
    const found = passage && (bestText(said.after, passage) ?? bestText(said.before, passage))
    if (found === null) loose.push(thread)
    else placed.set(found.order, [...(placed.get(found.order) ?? []), thread])
  }
  return {
    changes: changes.map((change, order) => ({
      change,
      whole: wholeChange(change),
      threads: placed.get(order) ?? [],
    })),
    loose,
  }
}

const textsOf = (changes: readonly Element[], side: Side): readonly string[] =>
  changes.map((change) => wordsIn(change, side).plain)

import type { Thread } from '@forkshop/api'
import type { Passage } from '../passage/anchor.ts'
import { bestText } from '../passage/find-quote.ts'
import { blocksIn, textNodes } from '../passage/page-passages.ts'

/** Where threads about one passage stand: in which block of the text, and which words. */
export type PlacedThreads = {
  readonly passage: Passage
  readonly block: Element
  readonly range: Range
  readonly threads: readonly Thread[]
}

type Placed = { readonly placed: readonly PlacedThreads[]; readonly loose: readonly Thread[] }

/** Finds the passages of threads in a drawn text, in its order; `loose` are those that quote nothing of it. */
export const placeThreads = (root: Element, threads: readonly Thread[]): Placed => {
  const blocks = blocksIn(root).map(readBlock)
  const places = new Map<string, PlacedThreads & { readonly order: number }>()
  const loose: Thread[] = []
  for (const thread of threads) {
    const passage = passageOf(thread)
    const found = passage === null ? null : findIn(blocks, passage)
    if (passage === null || found === null) {
      loose.push(thread)
      continue
    }
    const key = `${found.order} ${found.at} ${passage.quote.length}`
    const before = places.get(key)
    places.set(key, {
      passage,
      block: found.block,
      order: found.order,
      range: before?.range ?? found.range(),
      threads: [...(before?.threads ?? []), thread],
    })
  }
  const placed = [...places.values()].toSorted(
    (a, b) => a.order - b.order || a.range.compareBoundaryPoints(Range.START_TO_START, b.range),
  )
  return { placed, loose }
}

const passageOf = ({ anchor }: Thread): Passage | null => {
  const { quote, prefix, suffix, proposal, compare } = anchor
  return quote === null || proposal !== null || compare !== null ? null : { quote, prefix, suffix }
}

type Unit = { readonly node: Text; readonly offset: number }
type Block = { readonly element: Element; readonly plain: string; readonly units: readonly Unit[] }

/** The words of a block, white space counted once, with the place of each character. */
const readBlock = (element: Element): Block => {
  const units: Unit[] = []
  let plain = ''
  for (const node of textNodes(element)) {
    for (const [offset, char] of node.data.split('').entries()) {
      const isBlank = /\s/u.test(char)
      if (isBlank && plain.endsWith(' ')) continue
      plain += isBlank ? ' ' : char
      units.push({ node, offset })
    }
  }
  return { element, plain, units }
}

const findIn = (blocks: readonly Block[], passage: Passage) => {
  const best = bestText(
    blocks.map(({ plain }) => plain),
    passage,
  )
  const block = best === null ? undefined : blocks[best.order]
  if (best === null || block === undefined) return null
  const { at, order } = best
  const length = passage.quote.replace(/\s+/gu, ' ').trim().length
  return { order, at, block: block.element, range: () => rangeOf(block, at, length) }
}

const rangeOf = ({ element, units }: Block, at: number, length: number): Range => {
  const range = element.ownerDocument.createRange()
  const [first, last] = [units[at], units[at + length - 1]]
  if (first === undefined || last === undefined) {
    range.selectNodeContents(element)
    return range
  }
  range.setStart(first.node, first.offset)
  range.setEnd(last.node, last.offset + 1)
  return range
}

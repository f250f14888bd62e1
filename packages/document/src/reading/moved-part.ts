import type { OpenPart } from '../html/article-part.ts'
import { movedBlock } from '../html/moved-block.ts'

/** Where a part of one block comes to stand. */
interface Move {
  /** How far it moves in the text, in UTF-16 units. */
  readonly offset: number
  /** How many blocks more stand before it. */
  readonly shift: number
  /** The anchors of headings, by the new number of their block. */
  readonly ids?: ReadonlyMap<number, string | undefined>
}

/** A part at another place: the number and the anchor in the tag of its block change, and all places behind it. */
export function movedPart(part: OpenPart, { offset, shift, ids }: Move): OpenPart {
  const [block] = part.blocks
  const index = block?.index ?? null
  const moved = { ...part, start: part.start + offset, end: part.end + offset }
  if (block === undefined || index === null) return moved
  const tagEnd = part.html.indexOf('>') + 1
  const id = ids?.get(index + shift) ?? block.heading?.id ?? ''
  const tag = part.html
    .slice(0, tagEnd)
    .replace(` data-block="${index}"`, () => ` data-block="${index + shift}"`)
    .replace(/ id="[^"]*"/, (own) => (block.heading === null ? own : ` id="${id}"`))
  const grown = tag.length - tagEnd
  const own = movedBlock(block, (place) => (place < tagEnd ? place : place + grown))
  const runs = own.runs.map((run) => ({
    ...run,
    from: run.from === null ? null : run.from + offset,
  }))
  return {
    ...moved,
    html: tag + part.html.slice(tagEnd),
    blocks: [
      { ...own, index: index + shift, heading: own.heading && { ...own.heading, id }, runs },
    ],
    addresses: part.addresses.map((address) => ({ ...address, at: address.at + grown })),
  }
}

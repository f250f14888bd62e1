import type { ListItem } from '../../reading/list-items.ts'
import { itemSource, toListItems, withMarker } from '../../reading/list-items.ts'
import type { Part } from '../part.ts'
import { isClash, isPassage, oursOf, passage } from '../piece.ts'
import type { Three } from '../three.ts'
import { mapThree, pick } from '../three.ts'

type Items = readonly ListItem[]

/** The style that all items must share so that they stay one list: whether they are numbered, and the sign. */
export function styleOf(items: Items): string {
  const signs = new Set(items.map(({ sign, number }) => `${number === null ? '' : '1'}${sign}`))
  return [...signs].join(' ')
}

/** The list in another style; `null` when one of the two styles is a mixture. */
export function restyled(items: Items, style: string): Items | null {
  const own = styleOf(items)
  if (own === style) return items
  if (own.includes(' ') || style.includes(' ')) return null
  const sign = style.replace(/^1/, '')
  const isNumbered = style.length > sign.length
  return items.map((item, at) =>
    withMarker(item, { sign, number: isNumbered ? (item.number ?? at + 1) : null }),
  )
}

/** Numbers follow the merged order where all sides count on from their first one; others stay as they are. */
export function renumbered(parts: readonly Part[], lists: Three<Items>): readonly Part[] {
  const first = pick(mapThree(lists, (items) => items[0]?.number ?? null))
  const start = first.kind === 'one' ? first.value : (lists.ours[0]?.number ?? null)
  if (start === null || !Object.values(lists).every(countsOn)) return parts
  let next = start
  return parts.map((part) => {
    const isShown = part.pieces.some((p) => isPassage(p) || (isClash(p) && p.ours !== null))
    return isShown ? numbered(part, next++) : part
  })
}

function countsOn(items: Items): boolean {
  const start = items[0]?.number ?? null
  return start !== null && items.every(({ number }, at) => number === start + at)
}

/** An item under another number; what hangs below its text keeps hanging there, so it is written as a whole. */
function numbered(part: Part, number: number): Part {
  if (part.pieces.some(isClash)) return part
  const text = oursOf(part.pieces)
  const item = toListItems(text)?.[0]
  const source = item ? itemSource(withMarker(item, { sign: item.sign, number })) : text
  if (source === text) return part
  const [first, ...others] = part.pieces.filter(isPassage)
  const from = others.every((other) => other.from === first?.from) ? first?.from : 'mixed'
  const remarks = part.pieces.filter((piece) => !isPassage(piece))
  return { ...part, pieces: [...remarks, passage(source, from ?? 'mixed')] }
}

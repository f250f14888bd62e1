import type { ForeignElement, ForeignNode } from './foreign-tree.ts'
import { textOf } from './foreign-tree.ts'
import { joinLines } from './list-lines.ts'
import type { ListLine } from './list-lines.ts'
import type { Look } from './look.ts'
import type { Reading } from './reading.ts'

const PLACE = /^l(\d+)\s+level(\d+)/
const NUMBER = /^\(?(\d{1,4}|[a-z]{1,4})[.)°]/i
const MAX_LEVEL = 9

/**
 * A paragraph that Word shows as an item of a list: it says its list and level in a style of its own
 * (`mso-list: l0 level1 lfo1`), and its bullet or number in a piece that other programs are to ignore.
 * Null for every other paragraph.
 */
export function officeLine(
  element: ForeignElement,
  look: Look,
  reading: Reading,
): readonly ListLine[] | null {
  const [, , level] = PLACE.exec(reading.styleOf(element).get('mso-list') ?? '') ?? []
  if (level === undefined || element.tag === 'li') return null
  const marker = markerIn(element.kids, reading)?.replace(/[\s\u00A0]+/g, '') ?? ''
  const [, sign] = NUMBER.exec(marker) ?? []
  const number = sign === undefined ? null : Number.parseInt(sign, 10)
  const blocks = joinLines(reading.flow(element.kids, look))
  if (blocks.length === 0) return []
  return [
    {
      level: Math.min(MAX_LEVEL, Number(level)),
      ordered: sign !== undefined,
      number: number === null || Number.isNaN(number) ? null : number,
      ticked: null,
      blocks,
    },
  ]
}

/** The bullet or number before the words of an item, as it is shown. */
function markerIn(kids: readonly ForeignNode[], reading: Reading): string | null {
  for (const kid of kids) {
    if (kid.kind === 'text') continue
    if (reading.styleOf(kid).get('mso-list') === 'ignore') return textOf(kid)
    const inside = markerIn(kid.kids, reading)
    if (inside !== null) return inside
  }
  return null
}

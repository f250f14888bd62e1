import { hasClass } from './foreign-tree.ts'
import type { ForeignElement, ForeignNode } from './foreign-tree.ts'
import type { BlockOrLine } from './list-lines.ts'
import { isHidden } from './look.ts'
import type { Look } from './look.ts'
import type { LossKind } from './losses.ts'
import type { CleanOptions } from './options.ts'
import type { Style } from './style-rules.ts'

/** What the reading of one clipboard or file shares. */
export interface Reading {
  readonly styleOf: (element: ForeignElement) => Style
  readonly note: (kind: LossKind) => void
  readonly options: CleanOptions
  /** What stands in an element, as blocks; lines of lists are not yet put together. */
  readonly flow: (kids: readonly ForeignNode[], around: Look) => readonly BlockOrLine[]
}

const SILENT = new Set(
  'head title meta link base style template noscript xml datalist button select textarea map col colgroup rp'.split(
    ' ',
  ),
)
const SCRIPTS = new Set(['script'])
const EMBEDS = new Set(
  'iframe object embed applet video audio canvas svg math frame frameset'.split(' '),
)

/** Whether nothing of an element comes with the text; what is missed by people is noted. */
export function isLeftOut(element: ForeignElement, reading: Reading): boolean {
  const { tag, attributes } = element
  if (SILENT.has(tag)) return true
  if (SCRIPTS.has(tag)) return noted('scripts', reading)
  if (EMBEDS.has(tag)) return noted('embeds', reading)
  // what was struck from a document whose changes are tracked: it has an hour or an author
  const isTracked = tag === 'del' && (attributes['datetime'] ?? attributes['cite']) !== undefined
  if (isTracked || hasClass(element, /^msoDel$/)) return noted('deleted-words', reading)
  const style = reading.styleOf(element)
  if (style.get('mso-element') === 'comment-list') return noted('comments', reading)
  if (hasClass(element, /^(?:MsoCommentReference|msocomanchor|msocomoff)$/)) return true
  if (style.get('mso-list') === 'ignore') return true
  return isHidden(element, style)
}

function noted(kind: LossKind, reading: Reading): true {
  reading.note(kind)
  return true
}

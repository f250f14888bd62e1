import { attrOf } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { liveBlocks } from '../editor/normalise.ts'
import { align } from './align.ts'
import type { Pairing } from './align.ts'
import type { Patch } from './context.ts'
import { indentLines } from './prefix.ts'
import { MAX_NUMBER, printItem } from './print-block.ts'
import type { Slice } from './slice.ts'

const MARKER = /^(?:([-*+])|(\d{1,9})([.)]))/

interface Marker {
  readonly length: number
  readonly number: number
  /** The bullet, or the sign after the number. */
  readonly sign: string
}

/** The marker of a list in the source: its bullet, or the sign after its numbers. */
export function listSign(list: Slice, body: string): string | null {
  const first = list.kids[0]
  return first === undefined ? null : markerAt(body, first.inner).sign
}

/**
 * A list of the same kind: items keep their source, new ones take the marker and indent of their
 * neighbours. Numbers after the first are left as they are: fewer bytes, fewer conflicts.
 */
export function patchList(base: Slice, want: EditorNode, patch: Patch): string | null {
  const { context, marker: sign } = patch
  const first = base.kids[0]
  const last = base.kids.at(-1)
  if (first === undefined || last === undefined) return null
  const { body, lineEnd } = context
  const items = want.content ?? []
  const pairs = align(base.kids, items)
  const isLoose = base.kids.some(
    (kid, at) => at > 0 && isBlankGap(body.slice(base.kids[at - 1]?.end ?? 0, kid.start)),
  )
  const numbers = numbersOf(base, want, pairs, body)
  const lead = body.slice(first.start, first.inner)
  const fresh = (item: EditorNode, at: number) => {
    const marker = `${want.type === 'orderedList' ? String(numbers[at] ?? 1) : ''}${sign ?? markerAt(body, first.inner).sign}`
    const text = printItem(item, marker, context, isLoose)
    return lead + indentLines(text, base.prefix + lead, lineEnd)
  }
  let written = ''
  for (const [at, item] of items.entries()) {
    const pairing = pairs[at] ?? null
    const kid = pairing === null ? undefined : base.kids[pairing.index]
    const before = pairs[at - 1] ?? null
    const follows = before !== null && pairing !== null && before.index + 1 === pairing.index
    if (at > 0) {
      const gap = (isLoose ? lineEnd + base.prefix.trimEnd() : '') + lineEnd + base.prefix
      written +=
        follows && kid !== undefined
          ? body.slice(base.kids[before.index]?.end ?? 0, kid.start)
          : gap
    }
    const marker = { sign, number: at === 0 ? (numbers[0] ?? null) : null }
    const kept =
      kid === undefined || pairing === null
        ? null
        : patchItem(kid, item, { patch, marker, exact: pairing.exact })
    written += kept ?? fresh(item, at)
  }
  return body.slice(base.start, first.start) + written + body.slice(last.end, base.end)
}

/** Whether a gap holds a blank line. */
export function isBlankGap(gap: string): boolean {
  return gap.split(/\r\n|\n|\r/).length > 2
}

function markerAt(body: string, inner: number): Marker {
  const match = MARKER.exec(body.slice(inner, inner + 12))
  const number = Number(match?.[2] ?? '1')
  return { length: match?.[0].length ?? 1, number, sign: match?.[1] ?? match?.[3] ?? '-' }
}

/** A new item counts on from the one above, or repeats its number where the list does. */
function numbersOf(
  base: Slice,
  want: EditorNode,
  pairs: readonly (Pairing | null)[],
  body: string,
): readonly number[] {
  const numbers = base.kids.map((kid) => markerAt(body, kid.inner).number)
  const step = numbers.length > 1 && numbers[0] === numbers[1] ? 0 : 1
  const start = attrOf(want, 'start')
  const result: number[] = []
  for (const [at, pairing] of pairs.entries()) {
    const own = pairing === null ? undefined : numbers[pairing.index]
    const next =
      at === 0 ? (typeof start === 'number' ? start : 1) : (own ?? (result[at - 1] ?? 0) + step)
    result.push(Math.min(next, MAX_NUMBER))
  }
  return result
}

interface ItemChange {
  readonly patch: Patch
  readonly exact: boolean
  /** The marker the item must take; null keeps what it has. */
  readonly marker: { readonly sign: string | null; readonly number: number | null }
}

function patchItem(base: Slice, want: EditorNode, change: ItemChange): string | null {
  const { marker, patch } = change
  const { context, writeKids } = patch
  const { body } = context
  const old = markerAt(body, base.inner)
  const isOrdered = /\d/.test(body[base.inner] ?? '')
  const number = isOrdered ? String(marker.number ?? old.number) : ''
  const keepsNumber = !isOrdered || marker.number === null || marker.number === old.number
  const keeps = (marker.sign === null || marker.sign === old.sign) && keepsNumber
  const written = keeps
    ? body.slice(base.inner, base.inner + old.length)
    : number + (marker.sign ?? old.sign)
  const start = body.slice(base.start, base.inner) + written
  const afterMarker = base.inner + old.length
  if (change.exact) return start + body.slice(afterMarker, base.end)
  const first = base.kids[0]
  const last = base.kids.at(-1)
  const kids = liveBlocks(want)
  if (first === undefined || last === undefined || kids.length === 0) return null
  if (want.type === 'taskItem' && kids[0]?.type !== 'paragraph') return null
  const head = withBox(body.slice(afterMarker, first.start), want)
  const opensItem = marker.sign ?? old.sign
  const inside = writeKids(base.kids, kids, { context, prefix: base.prefix, opensItem })
  return start + head + inside + body.slice(last.end, base.end)
}

function withBox(head: string, want: EditorNode): string {
  if (want.type !== 'taskItem') return head
  const checked = attrOf(want, 'checked') === true
  return head.replace(/\[([ \txX\r\n])\]/, (box, sign: string) => {
    const was = sign === 'x' || sign === 'X'
    return was === checked ? box : checked ? '[x]' : '[ ]'
  })
}

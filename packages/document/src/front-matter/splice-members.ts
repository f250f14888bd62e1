import { isMap, isScalar, isSeq } from 'yaml'
import type { Pair } from 'yaml'
import { lineEndOf, lineStartAt } from '../text/lines.ts'
import { blockSource, inlineSource } from './print-value.ts'

/** Source to put in the place of a stretch of it. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Place {
  readonly source: string
  /** Inside brackets, where commas and brackets end a value. */
  readonly isFlow: boolean
}

/** Which members go, from which place on, and which come there. */
export interface Change {
  readonly at: number
  readonly removed: number
  readonly added: readonly { readonly key?: string; readonly item: unknown }[]
}

/** Members taken out of a list or map and put into it, with their lines or their commas. */
export function spliceMembers(
  members: readonly unknown[],
  change: Change,
  place: Place,
): readonly Edit[] | null {
  if (change.removed === 0 && change.added.length === 0) return []
  // an empty list or map, or one that becomes empty, changes its form
  const isEmptied = change.removed === members.length && change.added.length === 0
  if (members.length === 0 || isEmptied) return null
  return place.isFlow ? spliceFlow(members, change) : spliceLines(members, change, place.source)
}

function spliceFlow(
  members: readonly unknown[],
  { at, removed, added }: Change,
): readonly Edit[] | null {
  const texts = added.map(({ key, item }) =>
    inlineSource(key === undefined ? item : { [key]: item }, {
      isFlow: true,
      isPair: key !== undefined,
    }),
  )
  const before = rangeOf(members[at - 1])
  const after = rangeOf(members[at + removed])
  if (removed > 0) {
    const first = rangeOf(members[at])
    const last = rangeOf(members[at + removed - 1])
    if (first === null || last === null) return null
    if (added.length > 0) return [{ start: first.start, end: last.end, text: texts.join(', ') }]
    if (after !== null) return [{ start: first.start, end: after.start, text: '' }]
    return before === null ? null : [{ start: before.end, end: last.end, text: '' }]
  }
  if (before !== null) {
    return [{ start: before.end, end: before.end, text: texts.map((text) => `, ${text}`).join('') }]
  }
  if (after === null) return null
  return [{ start: after.start, end: after.start, text: texts.map((text) => `${text}, `).join('') }]
}

function spliceLines(
  members: readonly unknown[],
  { at, removed, added }: Change,
  source: string,
): readonly Edit[] | null {
  const lines = members.map((member) => linesOf(member, source))
  const known = lines.flatMap((range) => range ?? [])
  const [sibling] = known
  if (sibling === undefined || known.length < members.length) return null
  const gone = known.slice(at, at + removed)
  const [first] = gone
  if (first?.isAfterDash === true && added.length === 0) {
    const next = known[at + removed]
    // what stands between, such as a comment, would come to stand behind the dash
    const between = source.slice(gone.at(-1)?.end, next?.key)
    return next === undefined || between.trim() !== ''
      ? null
      : [{ start: first.key, end: next.key, text: '' }]
  }
  const edits: Edit[] = gone.map(({ start, end }) => ({ start, end, text: '' }))
  if (added.length === 0) return edits
  const end = lineEndOf(source)
  const put = first?.start ?? known[at - 1]?.end ?? aboveComments(source, sibling.start)
  const text = added
    .map(({ key, item }) => blockSource(key === undefined ? [item] : { [key]: item }))
    .join('')
    .replace(/^(?=.)/gm, sibling.indent)
    .replace(/\n/g, end)
  const open = put > 0 && !/[\r\n]/.test(source[put - 1] ?? '') ? end : ''
  return first?.isAfterDash === true
    ? [...edits, { start: put, end: put, text: text.slice(sibling.indent.length) }]
    : [...edits, { start: put, end: put, text: open + text }]
}

/** The start of the comments that stand right above a line, or of the line when there are none. */
function aboveComments(source: string, line: number): number {
  let start = line
  while (start > 0) {
    const above = lineStartAt(source, source[start - 2] === '\r' ? start - 2 : start - 1)
    if (!/^[ \t]*#/.test(source.slice(above, start))) break
    start = above
  }
  return start
}

/** The lines of a member of a block list or map. */
interface Lines {
  readonly start: number
  readonly end: number
  readonly indent: string
  /** Where the member's own words start. */
  readonly key: number
  /** The first key of a map that is itself an item, so that its line starts with the item's dash. */
  readonly isAfterDash: boolean
}

/** The lines of a member of a block list or map, when it stands on lines of its own. */
function linesOf(member: unknown, source: string): Lines | null {
  const range = rangeOf(member)
  if (range === null) return null
  const line = lineStartAt(source, range.start)
  const lead = /^([ \t]*)(-[ \t]+)?$/.exec(source.slice(line, range.start))
  if (lead === null) return null
  const [whole, blank = '', dash = ''] = lead
  const isAfterDash = isPairLike(member) && dash !== ''
  const isEnded = /[\r\n]/.test(source[range.end - 1] ?? '')
  const rest = isEnded ? '' : (/^[^\r\n]*(?:\r\n|\n|\r)?/.exec(source.slice(range.end))?.[0] ?? '')
  return {
    start: isAfterDash ? range.start : line,
    end: range.end + rest.length,
    indent: isAfterDash ? whole.replace('-', ' ') : blank,
    key: range.start,
    isAfterDash,
  }
}

function rangeOf(member: unknown): { readonly start: number; readonly end: number } | null {
  if (isPairLike(member)) {
    const key = rangeOf(member.key)
    const value = rangeOf(member.value)
    return key === null ? null : { start: key.start, end: value?.end ?? key.end }
  }
  if (!isScalar(member) && !isMap(member) && !isSeq(member)) return null
  const range = member.range
  return range === null || range === undefined ? null : { start: range[0], end: range[1] }
}

function isPairLike(member: unknown): member is Pair {
  return typeof member === 'object' && member !== null && 'key' in member && 'value' in member
}

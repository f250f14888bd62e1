import { sameUnit } from '../editor/units.ts'
import type { Unit } from '../editor/units.ts'
import { bareLine, indentLines } from './prefix.ts'
import { lineCheck, settle, stylesFor } from './print-line.ts'
import type { LineKind, Manner } from './print-line.ts'
import type { Line } from './slice.ts'
import { tokensOf } from './tokens.ts'
import { withNearWraps, wrapsOf } from './wraps.ts'

export interface LinePlace {
  readonly body: string
  readonly prefix: string
  readonly lineEnd: string
  readonly kind: LineKind
  readonly manner: Manner
}

/** A stretch of the source, and the units that come in its place: `bare` inside the marks there. */
interface Cut {
  readonly start: number
  readonly end: number
  readonly first: number
  readonly after: number
  readonly bare?: boolean
}

/**
 * The source of a line after a change, with as much of the old source as reads back right: first
 * only the changed characters, then the inline nodes they touch, then the whole line. It stays
 * wrapped between words that stay neighbours. Null when nothing reads back.
 */
export function patchLine(line: Line, want: readonly Unit[], place: LinePlace): string | null {
  const { body, prefix, lineEnd, kind, manner } = place
  const reads = lineCheck(kind, want, manner.definitions)
  const written = (cut: Cut, text: string) =>
    body.slice(line.start, cut.start) +
    indentLines(text, prefix, lineEnd) +
    body.slice(cut.end, line.end)
  const padding = paddingOf(line, place)
  const check = (cut: Cut) => (text: string) => reads(bareLine(written(cut, text), prefix).trim())
  const wrapped = withNearWraps(want, wrapsOf(line, body))
  const cuts = cutsOf(line, want, body)
  for (const units of wrapped === want ? [want] : [wrapped, want]) {
    for (const cut of cuts) {
      for (const style of stylesFor(kind, manner)) {
        const tokens = tokensOf(unitsIn(cut, units), style)
        const found = settle(tokens, check(cut), manner.level)
        if (found !== null) return written(cut, line.units.length === 0 ? padding(found) : found)
      }
    }
  }
  return null
}

function unitsIn(cut: Cut, units: readonly Unit[]): readonly Unit[] {
  const inside = units.slice(cut.first, cut.after)
  return cut.bare === true ? inside.map((unit) => ({ ...unit, marks: '' })) : inside
}

/** An empty cell may have no blanks to stand between its words and its bars. */
function paddingOf(line: Line, place: LinePlace): (text: string) => string {
  if (place.kind.kind !== 'cell') return (text) => text
  const before = place.body[line.start - 1] === '|' ? ' ' : ''
  const after = place.body[line.end] === '|' ? ' ' : ''
  return (text) => (text === '' ? '' : before + text + after)
}

function cutsOf(line: Line, want: readonly Unit[], body: string): readonly Cut[] {
  const have = line.units
  let head = 0
  while (head < have.length && sameUnit(have[head], want[head])) head++
  let tail = 0
  const most = Math.min(have.length, want.length) - head
  while (tail < most && sameUnit(have[have.length - 1 - tail], want[want.length - 1 - tail])) tail++
  const narrow = narrowCut(line, want, { head, tail, body })
  const whole = { start: line.start, end: line.end, first: 0, after: want.length }
  return [...(narrow === null ? [] : [narrow]), wideCut(line, want, head, tail), whole]
}

/** Characters of one run of marks, put where characters of the same run stand. */
function narrowCut(
  line: Line,
  want: readonly Unit[],
  edge: { head: number; tail: number; body: string },
): Cut | null {
  const have = line.units
  const old = have.slice(edge.head, have.length - edge.tail)
  const mid = want.slice(edge.head, want.length - edge.tail)
  const marks = (mid[0] ?? old[0])?.marks ?? ''
  if ([...mid, ...old].some((unit) => unit.atom !== null || unit.marks !== marks)) return null
  // the characters go inside the delimiters that stand there already
  const cut = { first: edge.head, after: want.length - edge.tail, bare: true }
  const before = have[edge.head - 1]
  const after = have[have.length - edge.tail]
  const first = old[0]
  const last = old.at(-1)
  if (first !== undefined && last !== undefined) {
    const end = isLineEnd(last, edge.body) && after !== undefined ? after.start : last.end
    return { ...cut, start: first.start, end }
  }
  if (before?.atom === null && before.marks === marks && !isLineEnd(before, edge.body)) {
    return { ...cut, start: before.end, end: before.end }
  }
  if (after?.atom === null && after.marks === marks) {
    return { ...cut, start: after.start, end: after.start }
  }
  return null
}

function isLineEnd(unit: Unit, body: string): boolean {
  return unit.end > unit.start && /[\r\n]/.test(body.slice(unit.start, unit.end))
}

/** The changed stretch widened to whole inline nodes, where it touches one that is not plain text. */
function wideCut(line: Line, want: readonly Unit[], head: number, tail: number): Cut {
  const have = line.units
  let first = head
  let after = have.length - tail
  const startAt = (index: number) => have[index]?.start ?? line.end
  const endAt = (index: number) => have[index]?.end ?? line.start
  let start = first < have.length ? startAt(first) : line.end
  let end = after > 0 ? endAt(after - 1) : line.start
  if (end < start) end = start
  for (const part of line.parts) {
    if (part.plain) continue
    // a part that only touches the stretch may have to merge with it
    if (part.end < start || part.start > end) continue
    start = Math.min(start, part.start)
    end = Math.max(end, part.end)
  }
  while (first > 0 && endAt(first - 1) > start) first--
  while (after < have.length && startAt(after) < end) after++
  return { start, end, first, after: want.length - (have.length - after) }
}

import { matchColumns } from '../matching/columns.ts'
import { diffMatched, diffParts } from './diff-parts.ts'
import type { Budget } from '../words/diff-tokens.ts'
import type { Stretch, WordChange } from '../words/diff-words.ts'
import { diffWords, toChanges, toStretches } from '../words/diff-words.ts'
import { SAME_PLACE } from '../words/alike.ts'
import { cutItems } from '../reading/list-items.ts'
import type { Matching } from '../matching/match-units.ts'
import type { Unit } from '../reading/unit.ts'
import type { Element } from '../reading/element.ts'
import { toUnit } from '../reading/unit.ts'
import type { Row } from '../reading/row.ts'
import { toRow } from '../reading/row.ts'

/** The words of two versions of a block: lists by their items, tables by rows and columns, all else as text. */
export function diffBlock(before: Element, after: Element, budget: Budget): readonly WordChange[] {
  const kind = before.unit.kind === after.unit.kind ? after.unit.kind : 'other'
  if (before.text === after.text) return toChanges([['same', after.text]])
  switch (kind) {
    case 'list':
      return diffList(before.text, after.text, budget)
    case 'table':
      return toChanges(diffTable(before.text, after.text, budget))
    default:
      return diffWords(before.text, after.text, budget)
  }
}

function diffList(before: string, after: string, budget: Budget): readonly WordChange[] {
  const [from, to] = [cutItems(before), cutItems(after)]
  if (!from || !to) return diffWords(before, after, budget)
  const diffPart = (a: string, b: string) => toStretches(diffWords(a, b, budget))
  return toChanges(diffParts(from, to, { toUnit: toItemUnit, diffPart }))
}

function toItemUnit(item: string): Unit {
  return toUnit(item, { key: item.trim(), kind: 'item', placeLikeness: SAME_PLACE })
}

function diffTable(before: string, after: string, budget: Budget): readonly Stretch[] {
  const [from, to] = [toLines(before), toLines(after)]
  const columns = matchColumns(withoutRule(from), withoutRule(to))
  const diffPart = (a: string, b: string) => diffRow(toRow(a), toRow(b), { columns, budget })
  const heads = diffMatched(from.slice(0, 2), to.slice(0, 2), { originOf: (at) => at, diffPart })
  return [...heads, ...diffParts(from.slice(2), to.slice(2), { toUnit: toRowUnit, diffPart })]
}

function toLines(table: string): readonly string[] {
  return table.split(/(?<=\n)/)
}

function withoutRule([header = '', , ...rows]: readonly string[]): readonly Row[] {
  return [header, ...rows].map(toRow)
}

function toRowUnit(line: string): Unit {
  const [name] = toRow(line).cells
  const unit = { key: line.trim(), kind: 'row', placeLikeness: 0 }
  return toUnit(line, name ? { ...unit, alias: name } : unit)
}

function diffRow(
  before: Row,
  after: Row,
  { columns, budget }: { readonly columns: Matching; readonly budget: Budget },
): readonly Stretch[] {
  let last = -1
  const originOf = (at: number) => {
    const origin = at < after.cells.length ? (columns.beforeOf[at] ?? null) : before.cells.length
    if (origin === null || origin <= last) return null
    last = origin
    return origin
  }
  const diffPart = (a: string, b: string) => toStretches(diffWords(a, b, budget))
  return diffMatched(toParts(before), toParts(after), { originOf, diffPart })
}

/** Each cell with the bar before it, and what stands behind the last one. */
function toParts({ cells, frame }: Row): readonly string[] {
  return [...cells.map((cell, at) => (frame[at] ?? '') + cell), frame.at(-1) ?? '']
}

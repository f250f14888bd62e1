import { likeness, toWords } from '../words.ts'
import type { Element, SequenceRules } from './element.ts'
import { joinParts } from './part.ts'
import type { Piece } from './piece.ts'
import { clash } from './piece.ts'
import type { Row } from './row.ts'
import { toRow } from './row.ts'
import { proseKey } from './sentences.ts'
import { mergeSequence } from './sequence.ts'
import type { Three } from './three.ts'
import { isAllEqual, mapThree, pick } from './three.ts'

// A cell of several words with less than this in common with the old one is another thing.
const REWRITTEN = 0.4

/** Merges tables row by row, rows cell by cell; a change of columns with any other change is asked about whole. */
export function mergeTable(texts: Three<string>): readonly Piece[] {
  const whole = [clash('content', texts)]
  const lines = mapThree(texts, (text) => text.split(/\r?\n/))
  const columns = mapThree(lines, ([header = '', rule = '']) => [
    toRow(header).cells.length,
    alignmentOf(rule),
  ])
  if (!isAllEqual(mapThree(columns, String))) return whole
  const header = mergeRow(mapThree(lines, (rows) => toElement(rows[0] ?? '')))
  const rule = pick(
    mapThree(lines, (rows) => rows[1] ?? ''),
    alignmentOf,
  )
  const lineEnd = texts.ours.includes('\r\n') ? '\r\n' : '\n'
  const sequences = mapThree(lines, (rows) => rows.slice(2).map((row) => toElement(row, lineEnd)))
  const rows = joinParts(mergeSequence(sequences, { ...rules, joint: lineEnd }), sequences, lineEnd)
  if (rule.kind === 'clash') return whole
  return [...header, lineEnd, rule.value, ...(rows.length > 0 ? [lineEnd, ...rows] : [])]
}

const rules: SequenceRules = {
  mergeContent: mergeRow,
  joint: '\n',
  mergesBlanks: true,
  anchors: 'one',
  bothInsert: 'merge',
  areRivals: (a, b) =>
    (a.unit.alias !== undefined && a.unit.alias === b.unit.alias) ||
    likeness(a.unit.words, b.unit.words) > 0.5,
}

function toElement(line: string, lead = ''): Element {
  const { cells } = toRow(line)
  const name = cells[0] ?? ''
  return {
    unit: {
      key: cells.map(proseKey).join(' | '),
      kind: 'row',
      words: toWords(line),
      alias: name || undefined,
      placeLikeness: 0,
    },
    text: line,
    lead,
    level: null,
    label: name,
  }
}

/** A row both sides changed: cells apart, unless a side made another thing of it. */
function mergeRow(three: Three<Element>): readonly Piece[] {
  const texts = mapThree(three, ({ text }) => text)
  const line = pick(texts, (text) => toRow(text).cells.map(proseKey).join(' | '))
  if (line.kind === 'one') return [line.value]
  const whole = [clash('content', texts, [three.base.label])]
  const rows = mapThree(texts, toRow)
  if (!isAllEqual(mapThree(rows, ({ cells }) => cells.length))) return whole
  if (isRewritten(rows.base, rows.ours) || isRewritten(rows.base, rows.theirs)) return whole
  const cells = rows.ours.cells.map((ours, at) =>
    pick({ base: rows.base.cells[at] ?? '', ours, theirs: rows.theirs.cells[at] ?? '' }, proseKey),
  )
  const values = cells.flatMap((cell) => (cell.kind === 'one' ? [cell.value] : []))
  if (values.length < cells.length) return whole
  const flag = { kind: 'flag', flag: 'same-row', path: [three.base.label] } as const
  const frame = rows.ours.frame
  return [
    flag,
    values.map((value, at) => (frame[at] ?? '') + value).join('') + (frame.at(-1) ?? ''),
  ]
}

function isRewritten(base: Row, side: Row): boolean {
  return base.cells.some((cell, at) => {
    const words = toWords(cell)
    return words.length > 2 && likeness(words, toWords(side.cells[at] ?? '')) < REWRITTEN
  })
}

function alignmentOf(rule: string): string {
  return toRow(rule)
    .cells.map((cell) => `${cell.startsWith(':') ? ':' : ''}-${cell.endsWith(':') ? ':' : ''}`)
    .join('|')
}

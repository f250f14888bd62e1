import type { EditorNode } from '../editor/node.ts'
import { cellLine } from './cell-line.ts'
import { clockOf, hourAtStart, lengthAtEnd, lengthOf } from './hours.ts'
import type { AgendaWords } from './options.ts'
import { tableOf } from './table-rows.ts'

/** A step that a line of plain text says. */
interface PlainStep {
  /** Minutes since midnight. */
  readonly start: number
  readonly minutes: number | null
  readonly lines: string[]
}

export interface PlainAgenda {
  readonly table: EditorNode
  /** How many lines it takes. */
  readonly taken: number
}

const BULLET = /^[\s]*(?:[-–—*•·▪◦‣●○]\s+|\d{1,2}[.)]\s+(?=\d))?/
const TO = /^\s*(?:-|–|—|→|>|à|a|to|until|bis)\s*/i
const BETWEEN = /^[\s:|.,;·–—-]*/
/** Below a step, what is indented or has a bullet belongs to it. */
const BELOW = /^(?:\s{2,}|\t|\s*[-–—*•·▪◦‣●○]\s)/

/** A line that begins with an hour and says something, as a step. */
function parseStep(line: string): PlainStep | null {
  const words = line.slice(BULLET.exec(line)?.[0].length ?? 0)
  const start = hourAtStart(words)
  if (start === null) return null
  let rest = words.slice(start.length)
  const to = TO.exec(rest)?.[0] ?? null
  const end = to === null ? null : hourAtStart(rest.slice(to.length))
  if (to !== null && end !== null) rest = rest.slice(to.length + end.length)
  // a letter right behind an hour is no step: `9hx`, `2h du matin` is one
  if (/^[\p{L}\d]/u.test(rest)) return null
  const said = rest.slice(BETWEEN.exec(rest)?.[0].length ?? 0).trim()
  const length = lengthAtEnd(said)
  const between = end === null ? null : (end.minutes - start.minutes + 24 * 60) % (24 * 60)
  const text = length?.rest ?? said
  if (text === '') return null
  return { start: start.minutes, minutes: length?.minutes ?? between, lines: [text] }
}

/**
 * The agenda that begins at a line: two steps or more, each on a line with its hour, what is indented
 * below a step being part of it. Null where no such lines begin.
 */
export function agendaAt(
  lines: readonly string[],
  from: number,
  words: AgendaWords,
): PlainAgenda | null {
  const steps: PlainStep[] = []
  let taken = 0
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const step = parseStep(line)
    const last = steps.at(-1)
    if (step !== null) steps.push(step)
    else if (last === undefined) return null
    else if (line.trim() === '') continue
    else if (!BELOW.test(line) || lines[at - 1]?.trim() === '') break
    else last.lines.push(withoutBullet(line))
    taken = at - from + 1
  }
  return steps.length < 2 ? null : { table: agendaTable(steps, words), taken }
}

function withoutBullet(line: string): string {
  return line.replace(/^\s*(?:[-–—*•·▪◦‣●○]\s+)?/, '').trim()
}

function agendaTable(steps: readonly PlainStep[], words: AgendaWords): EditorNode {
  const text = (value: string): readonly EditorNode[] =>
    value === '' ? [] : [{ type: 'text', text: value }]
  const hasLengths = steps.some(({ minutes }) => minutes !== null)
  const row = (start: string, length: string, step: readonly EditorNode[]) => [
    text(start),
    ...(hasLengths ? [text(length)] : []),
    step,
  ]
  const rows = steps.map(({ start, minutes, lines }) =>
    row(
      clockOf(start),
      minutes === null || minutes === 0 ? '' : lengthOf(minutes),
      cellLine(lines.map((line) => ({ type: 'paragraph', content: text(line) }))),
    ),
  )
  const header = row(words.start, words.duration, text(words.step))
  return tableOf([header, ...rows], { hasHeader: true })
}

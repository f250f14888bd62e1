import type { EditorNode } from '../editor/node.ts'
import { cellLine } from './cell-line.ts'
import { clockOf, hourAtStart, lengthAtEnd, lengthOf } from './hours.ts'
import type { AgendaWords } from './options.ts'
import { tableOf } from './table-rows.ts'

/** A step that begins a line: its hour, its length where one is said, and where its words stand. */
interface LineStep {
  /** Minutes since midnight. */
  readonly start: number
  readonly minutes: number | null
  /** Of its words in the line, in UTF-16 units; `to` is behind the last. */
  readonly from: number
  readonly to: number
}

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

function parseStep(line: string): PlainStep | null {
  const step = stepOfLine(line)
  if (step === null) return null
  const { start, minutes, from, to } = step
  return { start, minutes, lines: [line.slice(from, to)] }
}

/** What a line that begins with an hour and says something says of a step; null for any other line. */
export function stepOfLine(line: string): LineStep | null {
  const words = line.slice(BULLET.exec(line)?.[0].length ?? 0)
  const start = hourAtStart(words)
  if (start === null) return null
  let rest = words.slice(start.length)
  const to = TO.exec(rest)?.[0] ?? null
  const end = to === null ? null : hourAtStart(rest.slice(to.length))
  if (to !== null && end !== null) rest = rest.slice(to.length + end.length)
  // a letter right behind an hour is no step: `9hx`, `2h du matin` is one
  if (/^[\p{L}\d]/u.test(rest)) return null
  const behind = rest.slice(BETWEEN.exec(rest)?.[0].length ?? 0).trimStart()
  const said = behind.trimEnd()
  const length = lengthAtEnd(said)
  const between = end === null ? null : (end.minutes - start.minutes + 24 * 60) % (24 * 60)
  const text = length?.rest ?? said
  if (text === '') return null
  const from = line.length - behind.length
  const minutes = length?.minutes ?? between
  return { start: start.minutes, minutes, from, to: from + text.length }
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
  const line = (text: string): EditorNode => ({ type: 'paragraph', content: textOf(text) })
  return tableOfSteps(
    steps.map(({ start, minutes, lines }) => ({
      start,
      minutes,
      words: cellLine(lines.map(line)),
    })),
    words,
  )
}

/** An agenda of steps, without a column for lengths where none is said. */
export function tableOfSteps(
  steps: readonly {
    readonly start: number
    readonly minutes: number | null
    readonly words: readonly EditorNode[]
  }[],
  words: AgendaWords,
): EditorNode {
  const hasLengths = steps.some(({ minutes }) => minutes !== null)
  const row = (start: string, length: string, step: readonly EditorNode[]) => [
    textOf(start),
    ...(hasLengths ? [textOf(length)] : []),
    step,
  ]
  const rows = steps.map(({ start, minutes, words: step }) =>
    row(clockOf(start), minutes === null || minutes === 0 ? '' : lengthOf(minutes), step),
  )
  const header = row(words.start, words.duration, textOf(words.step))
  return tableOf([header, ...rows], { hasHeader: true })
}

function textOf(value: string): readonly EditorNode[] {
  return value === '' ? [] : [{ type: 'text', text: value }]
}

import { isHardBreak } from '../editor/units.ts'
import type { Unit } from '../editor/units.ts'
import type { Line } from './slice.ts'

/** A single blank between two words, with the words around it. */
interface Blank {
  readonly index: number
  readonly before: readonly [string, string]
  readonly after: readonly [string, string]
}

/** The places where a line is wrapped in its source, each named by the words around it. */
export interface Wraps {
  /** One word on each side, in the order of the line. */
  readonly near: readonly string[]
  /** Two words on each side: enough to know the place again in another line. */
  readonly far: readonly string[]
}

export function wrapsOf(line: Line, body: string): Wraps {
  if (!/[\r\n]/.test(body.slice(line.start, line.end))) return { near: [], far: [] }
  const wrapped = blanksIn(line.units).filter(({ index }) => {
    const unit = line.units[index]
    return unit !== undefined && /[\r\n]/.test(body.slice(unit.start, unit.end))
  })
  return { near: wrapped.map(near), far: wrapped.map(far) }
}

/** The units with a line end where the line they come from has one between the same two words. */
export function withNearWraps(units: readonly Unit[], { near: known }: Wraps): readonly Unit[] {
  if (known.length === 0) return units
  let from = 0
  const breaks = new Set<number>()
  for (const blank of blanksIn(units)) {
    const found = known.indexOf(near(blank), from)
    if (found === -1) continue
    breaks.add(blank.index)
    from = found + 1
  }
  return withBreaks(units, breaks)
}

/** The units with a line end where any line that was opened has one between the same four words. */
export function withFarWraps(units: readonly Unit[], known: ReadonlySet<string>): readonly Unit[] {
  if (known.size === 0) return units
  const breaks = blanksIn(units).flatMap((blank) => (known.has(far(blank)) ? [blank.index] : []))
  return withBreaks(units, new Set(breaks))
}

function withBreaks(units: readonly Unit[], breaks: ReadonlySet<number>): readonly Unit[] {
  if (breaks.size === 0) return units
  return units.map((unit, index) => (breaks.has(index) ? { ...unit, key: '\n' } : unit))
}

function near({ before, after }: Blank): string {
  return `${before[1]}\n${after[0]}`
}

function far({ before, after }: Blank): string {
  return `${before.join(' ')}\n${after.join(' ')}`
}

function blanksIn(units: readonly Unit[]): readonly Blank[] {
  const words: { text: string; end: number }[] = []
  let text = ''
  units.forEach((unit, index) => {
    if (unit.key !== ' ' && !isHardBreak(unit)) {
      text += unit.key
      return
    }
    words.push({ text, end: unit.key === ' ' ? index : -1 })
    text = ''
  })
  words.push({ text, end: -1 })
  return words.flatMap(({ text: word, end }, at) => {
    const next = words[at + 1]?.text ?? ''
    if (end === -1 || word === '' || next === '') return []
    const before = [words[at - 1]?.text ?? '', word] as const
    const after = [next, words[at + 2]?.text ?? ''] as const
    return [{ index: end, before, after }]
  })
}

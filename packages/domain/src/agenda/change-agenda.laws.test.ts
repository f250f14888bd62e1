import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AgendaChange } from './agenda-change.ts'
import { agendaOf } from './agenda.ts'
import { formatClock } from './clock.ts'
import { changeText } from './testing/change-text.ts'

/** Each run opens and saves a text several times. */
const RUNS = 30

/** A day as it may be written: its own columns in between, hours for all, for the first or for none. */
const dayArb = fc
  .record({
    start: fc.integer({ min: 6 * 12, max: 12 * 12 }).map((fives) => fives * 5),
    hours: fc.constantFrom('all' as const, 'first' as const, 'none' as const),
    steps: fc.array(
      fc.record({
        minutes: fc.integer({ min: 1, max: 18 }).map((fives) => fives * 5),
        word: fc.constantFrom('Accueil', '**Atelier**', '[Tour](/p/tour)', 'A \\| b'),
        own: fc.constantFrom('', 'x  y', '`code`', '*à part*'),
      }),
      { minLength: 2, maxLength: 6 },
    ),
  })
  .map(({ start, hours, steps }) => {
    let at = start
    const rows = steps.map(({ minutes, word, own }, index) => {
      const hour = hours === 'all' || (hours === 'first' && index === 0) ? formatClock(at) : ''
      at += minutes
      const cells = [hour, own, `${minutes} min`, `${word} ${index}`]
      return `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`
    })
    return { rows, minutes: steps.map((step) => step.minutes), hours }
  })

const toText = (days: readonly { readonly rows: readonly string[] }[]): string =>
  days
    .map(({ rows }, at) => {
      const table = ['| Heure | Prise | Durée | Étape |', '|---|:-:|---|---|', ...rows]
      return `## Jour ${at + 1}\n\n${table.join('\n')}\n\nDes mots *à*  garder.\n`
    })
    .join('\n')

/** An empty cell is as wide as it happens to be. */
const even = (text: string): string => text.replace(/\| +(?=\|)/g, '| ')

/** A row without its hour. */
const bare = (line: string): string => even(line).replace(/^\| *[\d:]* *\|/, '| |')
const rowsIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('|') && !/^\|(?: Heure|-)/.test(line))
const restOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => !rowsIn(text).includes(line))

const moveArb = fc
  .array(dayArb, { minLength: 1, maxLength: 2 })
  .chain((days) =>
    fc.record({
      days: fc.constant(days),
      from: fc.nat(days.length - 1),
      to: fc.nat(days.length - 1),
      row: fc.nat(20),
      place: fc.nat(20),
    }),
  )
  .map(({ days, from, to, row, place }) => {
    const at = { day: from, row: row % (days[from]?.rows.length ?? 1) }
    const target = { day: to, row: place % ((days[to]?.rows.length ?? 0) + 1) }
    return { days, change: { kind: 'move', at, to: target } satisfies AgendaChange }
  })

test('a move puts one row elsewhere, keeps each to the byte but for its hour, and tells no problem', () => {
  fc.assert(
    fc.property(moveArb, ({ days, change }) => {
      const text = toText(days)
      const moved = changeText(text, change) ?? ''
      const flat = days.flatMap(({ rows }) => rows.map(bare))
      const offset = (day: number) =>
        days.slice(0, day).reduce((sum, one) => sum + one.rows.length, 0)
      const from = offset(change.at.day) + change.at.row
      const to = offset(change.to.day) + change.to.row
      const wanted = flat.toSpliced(from, 1).toSpliced(to > from ? to - 1 : to, 0, flat[from] ?? '')
      expect(rowsIn(moved).map(bare)).toEqual(wanted)
      expect(restOf(moved)).toEqual(restOf(text))
      expect(agendaOf(moved).problems).toEqual([])
    }),
    { numRuns: RUNS },
  )
})

test('a day that only its own steps move in begins as it did and lasts as long', () => {
  fc.assert(
    fc.property(moveArb, ({ days, change }) => {
      fc.pre(change.at.day === change.to.day)
      const text = toText(days)
      const told = (one: string) =>
        agendaOf(one).days.map(({ start, end, totalMinutes }) => ({ start, end, totalMinutes }))
      expect(told(changeText(text, change) ?? '')).toEqual(told(text))
    }),
    { numRuns: RUNS },
  )
})

test('a step that moves and moves back leaves the text as it was', () => {
  fc.assert(
    fc.property(moveArb, ({ days, change: { at, to } }) => {
      fc.pre(at.day === to.day)
      const text = toText(days)
      const now = to.row > at.row ? to.row - 1 : to.row
      const back = { day: at.day, row: at.row > now ? at.row + 1 : at.row }
      const there = changeText(text, { kind: 'move', at, to }) ?? ''
      const again = changeText(there, { kind: 'move', at: { ...at, row: now }, to: back }) ?? ''
      expect(even(again)).toBe(text)
    }),
    { numRuns: RUNS },
  )
})

test('a length changes its cell and the hours below, and back again', () => {
  const arb = fc.record({ day: dayArb, row: fc.nat(20), minutes: fc.integer({ min: 1, max: 200 }) })
  fc.assert(
    fc.property(arb, ({ day, row, minutes }) => {
      const text = toText([day])
      const at = { day: 0, row: row % day.rows.length }
      const long = changeText(text, { kind: 'length', at, minutes }) ?? ''
      expect(agendaOf(long).days[0]?.steps[at.row]?.durationMinutes).toBe(minutes)
      expect(agendaOf(long).problems).toEqual([])
      expect(rowsIn(long).slice(0, at.row)).toEqual(rowsIn(text).slice(0, at.row))
      const before = day.minutes[at.row] ?? 0
      expect(changeText(long, { kind: 'length', at, minutes: before })).toBe(text)
    }),
    { numRuns: RUNS },
  )
})

test('split and joined again a day lasts as long', () => {
  fc.assert(
    fc.property(dayArb, fc.nat(20), (day, row) => {
      const text = toText([day])
      const at = { day: 0, row: row % day.rows.length }
      const split = changeText(text, { kind: 'split', at }) ?? ''
      const joined = changeText(split, { kind: 'join', at }) ?? ''
      expect(agendaOf(split).days[0]?.totalMinutes).toBe(agendaOf(text).days[0]?.totalMinutes)
      expect(joined).toBe(text)
    }),
    { numRuns: RUNS },
  )
})

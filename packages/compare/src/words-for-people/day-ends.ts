import type { Agenda, AgendaDay, AgendaProblem, AgendaStep } from '@forkshop/domain'
import type { Comparison } from '../comparison.ts'
import type { Pair } from '../matching/pair-up.ts'
import { pairUp } from '../matching/pair-up.ts'
import { toDayUnit } from '../agenda/day-unit.ts'

/** A day of the agenda on both sides; `null` where it does not exist. */
type DaySides = {
  readonly before: AgendaDay | null
  readonly after: AgendaDay | null
}

/** The same, with the number in `comparison.blocks` of its table, the new one where there are two. */
export type DayPair = DaySides & { readonly block: number | null }

/** The days of the two texts that were compared, in the order of the new one. */
export function dayPairs(comparison: Comparison): readonly DayPair[] {
  const [old, now] = [agendaOn('before', comparison), agendaOn('after', comparison)]
  return pairsIn(comparison).map(({ before, after }) => ({
    before,
    after,
    block: after === null ? old.blockOf(before) : now.blockOf(after),
  }))
}

// A comparison is told in several languages, and its days drawn: they are paired once.
const paired = new WeakMap<Comparison, readonly Pair<AgendaDay>[]>()

function pairsIn(comparison: Comparison): readonly Pair<AgendaDay>[] {
  const { before, after } = comparison.agendas
  const pairs = paired.get(comparison) ?? pairUp(before.days, after.days, toDayUnit)
  paired.set(comparison, pairs)
  return pairs
}

/** What became of a day, with what came to be wrong in it. */
export type ToldDay = DaySides & {
  readonly title: string
  /** Gaps and overlaps that the old text has not. */
  readonly problems: readonly AgendaProblem[]
}

/** As `dayPairs`, for who tells the days. */
export function toldDays(comparison: Comparison): readonly ToldDay[] {
  const { before: old, after: now } = comparison.agendas
  return pairsIn(comparison).map(({ before, after, beforeIndex, afterIndex }) => {
    const known = new Set(
      old.problems
        .filter(({ dayIndex }) => dayIndex === beforeIndex)
        .map((problem) => nameOf(problem, before)),
    )
    const problems = now.problems.filter(
      (problem) =>
        problem.dayIndex === afterIndex && isOfHours(problem) && !known.has(nameOf(problem, after)),
    )
    return { title: (after ?? before)?.title ?? '', before, after, problems }
  })
}

function isOfHours({ code }: AgendaProblem): boolean {
  return code === 'gap' || code === 'overlap'
}

/** The step of a problem. */
export function stepWith(problem: AgendaProblem, day: AgendaDay | null): AgendaStep | undefined {
  return day?.steps.find(({ row }) => row === problem.row)
}

function nameOf(problem: AgendaProblem, day: AgendaDay | null): string {
  return `${problem.code} ${problem.minutes} ${stepWith(problem, day)?.step}`
}

type AgendaOn = Agenda & { readonly blockOf: (day: AgendaDay | null) => number | null }

function agendaOn(side: 'before' | 'after', { agendas, blocks }: Comparison): AgendaOn {
  const index = side === 'before' ? 'beforeIndex' : 'afterIndex'
  const { days, problems, tables } = agendas[side]
  const places = new Map(blocks.map((change, block) => [change[index], block]))
  const blockOf = (day: AgendaDay | null) =>
    day === null ? null : (places.get(tables[days.indexOf(day)] ?? null) ?? null)
  return { days, problems, blockOf }
}

/** How many minutes later (or, negative, earlier) a day ends; `null` where a side does not say. */
export function minutesLater({ before, after }: DaySides): number | null {
  const from = minutesOf(before?.end)
  const to = minutesOf(after?.end)
  if (from === null || to === null) return null
  // an end past midnight is earlier on the clock than its own start
  return acrossMidnight(to, after?.start) - acrossMidnight(from, before?.start)
}

/** Minutes since midnight of a time of day. */
export function minutesOf(clock: string | null | undefined): number | null {
  const found = /^(\d{1,2}):(\d{2})$/.exec(clock ?? '')
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}

function acrossMidnight(end: number, start: string | null | undefined): number {
  const from = minutesOf(start)
  return from !== null && end < from ? end + 24 * 60 : end
}

/** The name of a day without what follows a colon or dash: “Saturday” of “Saturday: understand”. */
export function shortDay(title: string): string {
  return title.split(/\s*[:–—]\s/)[0] || title
}

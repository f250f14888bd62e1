import type { PlannedStep, StepState } from './move.ts'

/** A step while moves are folded. */
export type LiveStep = {
  readonly id: string
  day: number
  readonly row: number | null
  readonly step: string
  readonly ledBy: string
  readonly planned: PlannedStep | null
  /** False once it was put elsewhere: then its hour and its gap count no more. */
  isInPlace: boolean
  /** Steps of one group begin together. */
  group: number
  /** Time that the programme leaves free before it. */
  readonly gapMs: number
  lengthMs: number
  state: StepState
  /** Began because its hour came, not because somebody said so. */
  isBySchedule: boolean
  start: number | null
  end: number | null
  readonly notes: string[]
}

/** The steps of a day in the order in which they are run. */
export type LiveDay = {
  readonly steps: LiveStep[]
  /** Whether a move changed something of it: what nobody touched is as it was planned. */
  isTouched: boolean
}

/** The planned steps, a list for each day; steps that are planned for the same hour make a group. */
export function toDays(planned: readonly PlannedStep[]): LiveDay[] {
  const days: LiveDay[] = []
  let group = 0
  let end: number | null = null
  for (const step of planned) {
    while (days.length <= step.day) days.push({ steps: [], isTouched: false })
    const day = days[step.day]
    if (day === undefined) continue
    const last = day.steps.at(-1)?.planned
    if (last === undefined || last === null) end = null
    const isBeside = isKnown(last?.plannedStart) && last?.plannedStart === step.plannedStart
    if (!isBeside) group += 1
    const gapMs = isBeside || end === null ? 0 : Math.max(0, (step.plannedStart ?? end) - end)
    end = latest(end, step.plannedEnd)
    day.steps.push({ ...toLive(step, group), gapMs })
  }
  return days
}

/** The step that begins next: the first of a day that waits. */
export function firstWaiting(day: LiveDay | undefined): LiveStep | undefined {
  return day?.steps.find(({ state }) => state === 'waiting')
}

/** When a day begins that nothing of has begun: at the hour of the first step that waits and has one. */
export function openingOf(day: LiveDay | undefined): number | null {
  const first = day?.steps.find((step) => step.state === 'waiting' && plannedStartOf(step) !== null)
  return first === undefined ? null : plannedStartOf(first)
}

/** Those of a group that wait. */
export function waitingWith(day: LiveDay, step: LiveStep): readonly LiveStep[] {
  return day.steps.filter(({ group, state }) => group === step.group && state === 'waiting')
}

/** The earliest moment at which a step may begin when what is before it ends at `cursor`. */
export function earliestStart(step: LiveStep, cursor: number): number {
  const planned = plannedStartOf(step)
  if (planned === null) return cursor
  return Math.max(cursor, isFixed(step) ? planned : Math.min(cursor + step.gapMs, planned))
}

/** Whether a step keeps its hour. */
export function isFixed({ planned, isInPlace }: LiveStep): boolean {
  return isInPlace && planned !== null && planned.fixed && planned.plannedStart !== null
}

/** When a step should begin; null where nothing says, or it was put elsewhere. */
export function plannedStartOf({ planned, isInPlace }: LiveStep): number | null {
  return isInPlace ? (planned?.plannedStart ?? null) : null
}

function toLive(planned: PlannedStep, group: number): Omit<LiveStep, 'gapMs'> {
  const { id, day, row, step, ledBy, plannedStart, plannedEnd } = planned
  const isTimed = plannedStart !== null && plannedEnd !== null
  return {
    id,
    day,
    row,
    step,
    ledBy,
    planned,
    isInPlace: true,
    group,
    lengthMs: isTimed ? Math.max(0, plannedEnd - plannedStart) : 0,
    state: 'waiting',
    isBySchedule: false,
    start: null,
    end: null,
    notes: [],
  }
}

function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b)
}

import { firstWaiting, type LiveDay, type LiveStep } from './day-steps.ts'
import { advance, begin, dayAt, finish, goToDay, thaw, type LiveRun } from './live-run.ts'
import type { Move } from './move.ts'

const MINUTE_MS = 60_000

/** What became of a move: the step that it was made of (null where it is of none), or `unplaced`. */
export type Played = { readonly step: string | null; readonly isPlaced: boolean }

const ofNone: Played = { step: null, isPlaced: true }

/** Changes the run as one move says, made at `at`, which is not before the moves that were played. */
export function playMove(run: LiveRun, move: Move, at: number): Played {
  advance(run, at)
  switch (move.kind) {
    case 'undo':
      return ofNone
    case 'freeze':
      if (run.day !== null) run.frozen ??= at
      return { step: runningStep(run)?.id ?? null, isPlaced: true }
    case 'insert':
      return insert(run, move, at)
    case 'start':
      if (move.step === undefined) return startSchedule(run, at)
      break
    case 'done':
    case 'skip':
    case 'extend':
    case 'note':
    case 'reorder':
  }
  const step = move.step === undefined ? runningStep(run) : run.byId.get(move.step)
  if (step === undefined) return { step: null, isPlaced: false }
  const isPlaced = playOn(run, step, { move, at })
  if (move.kind !== 'note') touch(run, step)
  return { step: step.id, isPlaced }
}

function playOn(
  run: LiveRun,
  step: LiveStep,
  { move, at }: { readonly move: Move; readonly at: number },
): boolean {
  switch (move.kind) {
    case 'start':
      start(run, step, at)
      return true
    case 'done':
      if (step.state === 'done') return true
      if (!isEnded(run, step, 'done', at)) Object.assign(step, { state: 'done', end: at })
      return true
    case 'skip':
      if (step.state === 'done' || step.state === 'skipped') return true
      if (!isEnded(run, step, 'skipped', at)) step.state = 'skipped'
      return true
    case 'extend':
      if (step.state === 'waiting' || step.state === 'running') {
        step.lengthMs = Math.max(0, step.lengthMs + (move.minutes ?? 0) * MINUTE_MS)
      }
      return true
    case 'note':
      if (move.text !== undefined) step.notes.push(move.text)
      return true
    case 'reorder':
      idleUntil(run, at)
      return reorder(run, step, move)
    case 'freeze':
    case 'insert':
    case 'undo':
      return true
  }
}

/** Ends a step that runs; of another one what comes next begins no earlier than now. */
function isEnded(run: LiveRun, step: LiveStep, as: 'done' | 'skipped', at: number): boolean {
  if (step.state !== 'running') {
    idleUntil(run, at)
    return false
  }
  thaw(run, at)
  finish(run, step, as, at)
  return true
}

/** What comes next was decided now: it did not begin before. */
function idleUntil(run: LiveRun, at: number): void {
  if (run.running.size === 0) run.from = Math.max(run.from, at)
}

function startSchedule(run: LiveRun, at: number): Played {
  thaw(run, at)
  if (run.day === null && run.days.length > 0) goToDay(run, dayAt(run, at), at)
  advance(run, at)
  return { step: null, isPlaced: true }
}

function start(run: LiveRun, step: LiveStep, at: number): void {
  thaw(run, at)
  if (step.state === 'running') {
    if (step.isBySchedule) Object.assign(step, { start: at, isBySchedule: false })
    return
  }
  if (step.state === 'done') return
  for (const other of run.running) {
    if (other.day === step.day && other.group !== step.group) finish(run, other, 'done', at)
  }
  if (run.day !== step.day) goToDay(run, step.day, at)
  for (const above of run.days[step.day]?.steps ?? []) {
    if (above === step) break
    if (above.state === 'waiting' && above.group !== step.group) above.state = 'skipped'
  }
  begin(run, step, { at, isBySchedule: false })
}

function insert(run: LiveRun, move: Move, at: number): Played {
  if (run.days.length === 0) run.days.push({ steps: [], isTouched: true })
  const before = run.byId.get(move.before ?? '')
  const behind = before === undefined ? run.byId.get(move.step ?? '') : undefined
  const dayIndex = (before ?? behind)?.day ?? run.day ?? dayAt(run, at)
  const day = run.days[dayIndex]
  if (day === undefined || run.byId.has(move.id)) return { step: null, isPlaced: false }
  const step: LiveStep = {
    id: move.id,
    day: dayIndex,
    row: null,
    step: move.text ?? '',
    ledBy: '',
    planned: null,
    isInPlace: false,
    group: ownGroup(run),
    gapMs: 0,
    lengthMs: Math.max(0, move.minutes ?? 0) * MINUTE_MS,
    state: 'waiting',
    isBySchedule: false,
    start: null,
    end: null,
    notes: [],
  }
  idleUntil(run, at)
  day.steps.splice(placeFor(day, before, behind), 0, step)
  run.byId.set(step.id, step)
  touch(run, step)
  return { step: step.id, isPlaced: true }
}

function placeFor(
  day: LiveDay,
  before: LiveStep | undefined,
  behind: LiveStep | undefined,
): number {
  if (before !== undefined) return day.steps.indexOf(before)
  if (behind !== undefined) return day.steps.indexOf(behind) + 1
  const next = firstWaiting(day)
  return next === undefined ? day.steps.length : day.steps.indexOf(next)
}

function reorder(run: LiveRun, step: LiveStep, { before: id }: Move): boolean {
  const before = id === undefined ? undefined : run.byId.get(id)
  if (id !== undefined && before === undefined) return false
  const [from, to] = [run.days[step.day], run.days[before?.day ?? step.day]]
  if (from === undefined || to === undefined) return false
  const at = from.steps.indexOf(step)
  if (step.state !== 'waiting' || before === step || from.steps[at + 1] === before) return true
  from.steps.splice(at, 1)
  to.steps.splice(before === undefined ? to.steps.length : to.steps.indexOf(before), 0, step)
  Object.assign(step, { day: before?.day ?? step.day, isInPlace: false, group: ownGroup(run) })
  to.isTouched = true
  from.isTouched = true
  return true
}

/** Begins beside nothing else. */
function ownGroup(run: LiveRun): number {
  run.ownGroups += 1
  return -run.ownGroups
}

/** What a move that names no step is about. */
function runningStep(run: LiveRun): LiveStep | undefined {
  const [running] = run.running
  return running ?? run.last ?? undefined
}

function touch(run: LiveRun, { day }: LiveStep): void {
  const of = run.days[day]
  if (of !== undefined) of.isTouched = true
}

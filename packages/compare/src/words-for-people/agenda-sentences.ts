import { formatMinutes } from '@forkshop/domain'
import type { Comparison, StepChange, Turn } from '../comparison.ts'
import type { DayPair } from './day-ends.ts'
import { dayPairs, minutesLater, minutesOf, shortDay } from './day-ends.ts'
import type { Lang, Phrases, Spoken } from './phrases.ts'
import { phrasesFor } from './phrases.ts'

/** One thing to say about the agenda: a step, steps that begin at another time because of it, or a whole day. */
export type AgendaSentence = {
  readonly kind: StepChange['kind'] | 'shifted' | 'day'
  /** The title of the day as the text has it. */
  readonly day: string
  readonly text: string
}

/** The agenda of a comparison in sentences, day by day; days that did not change are left out. */
export function agendaSentences(comparison: Comparison, lang: Lang): readonly AgendaSentence[] {
  const phrases = phrasesFor(lang)
  return dayPairs(comparison).flatMap((pair) => daySentences(pair, comparison, phrases))
}

function daySentences(
  pair: DayPair,
  comparison: Comparison,
  phrases: Phrases,
): readonly AgendaSentence[] {
  const { before, after } = pair
  const day = (after ?? before)?.title ?? ''
  const length = formatMinutes((after ?? before)?.totalMinutes ?? 0)
  if (!before) return [{ kind: 'day', day, text: phrases.dayAdded(shortDay(day), length) }]
  if (!after) return [{ kind: 'day', day, text: phrases.dayRemoved(shortDay(day), length) }]
  const steps = comparison.agenda.steps.filter((step) => step.day === day)
  if (steps.length === 0 && before.totalMinutes === after.totalMinutes) return []
  const own = steps.filter((step) => !isShift(step))
  return [
    ...own.map((step) => ({ kind: step.kind, day, text: stepText(step, pair, phrases) })),
    ...shiftSentences(steps.filter(isShift), day, phrases),
    { kind: 'day', day, text: dayText(pair, phrases) },
  ]
}

/** A step that only begins at another time: a consequence, not an edit to tell by itself. */
function isShift({ kind, changes }: StepChange): boolean {
  const { start } = changes
  return kind === 'changed' && Object.keys(changes).length === 1 && shiftOf(start) !== null
}

function shiftOf(start: Turn<string> | undefined): number | null {
  const from = minutesOf(start?.from)
  const to = minutesOf(start?.to)
  return from === null || to === null ? null : to - from
}

function shiftSentences(
  steps: readonly StepChange[],
  day: string,
  phrases: Phrases,
): readonly AgendaSentence[] {
  const counts = new Map<number, number>()
  for (const { changes } of steps) {
    const shift = shiftOf(changes.start) ?? 0
    counts.set(shift, (counts.get(shift) ?? 0) + 1)
  }
  return [...counts].map(([shift, count]) => ({
    kind: 'shifted',
    day,
    text: capital(phrases.stepsShifted(count, shift > 0, formatMinutes(Math.abs(shift)))),
  }))
}

function stepText(change: StepChange, { before, after }: DayPair, phrases: Phrases): string {
  const side = change.kind === 'removed' ? before : after
  const step = side?.steps.find(({ step }) => step === change.step)
  const { start, durationMinutes, step: name, ledBy } = change.changes
  if (change.kind === 'added' || change.kind === 'removed') {
    const facts = [
      change.kind === 'added' ? phrases.added : phrases.removed,
      ...(step?.durationMinutes ? [formatMinutes(step.durationMinutes)] : []),
      ...(step?.ledBy ? [step.ledBy] : []),
    ]
    return phrases.step(step?.start ?? null, change.step, facts)
  }
  const what = [
    ...(change.kind === 'moved' ? [phrases.moved] : []),
    ...(name ? [phrases.nameTurn(name)] : []),
    ...(start ? [phrases.startTurn(start)] : []),
    ...(durationMinutes ? [phrases.durationTurn(spokenMinutes(durationMinutes))] : []),
    ...(ledBy ? [phrases.leaderTurn(ledBy)] : []),
  ]
  return phrases.step(step?.start ?? null, change.step, what)
}

function spokenMinutes({ from, to }: Turn<number>): Spoken {
  const spoken = (minutes: number | null) => (minutes === null ? null : formatMinutes(minutes))
  return { from: spoken(from), to: spoken(to) }
}

function dayText(pair: DayPair, phrases: Phrases): string {
  const { before, after } = pair
  const day = shortDay(after?.title ?? '') || capital(phrases.theDay)
  const length = formatMinutes(after?.totalMinutes ?? 0)
  const later = minutesLater(pair)
  if (later === null || !after?.end || (later === 0 && before?.totalMinutes !== after.totalMinutes))
    return phrases.dayNowLasts(day, length, formatMinutes(before?.totalMinutes ?? 0))
  if (later === 0) return phrases.dayStillEnds(day, after.end, length)
  const by = formatMinutes(Math.abs(later))
  return phrases.dayNowEnds(day, after.end, { later: later > 0, by, length })
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

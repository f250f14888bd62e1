import { formatMinutes, type AgendaProblem, type AgendaStep, type Language } from '@forkshop/domain'
import type { ChangedStep } from '../agenda/changed-steps.ts'
import { changedSteps } from '../agenda/changed-steps.ts'
import type { Comparison, StepChange, Turn } from '../comparison.ts'
import { SAME_NAME } from '../words/alike.ts'
import { likeness, toWords } from '../words/words.ts'
import type { ToldDay } from './day-ends.ts'
import { minutesLater, minutesOf, shortDay, stepWith, toldDays } from './day-ends.ts'
import type { Phrases, Spoken } from './phrases.ts'
import { phrasesFor } from './phrases-for.ts'

/** One thing to say about the agenda: a step, what follows from the changed ones for others, or a whole day. */
export type AgendaSentence = {
  readonly kind: StepChange['kind'] | 'shifted' | 'day'
  /** The title of the day as the text has it. */
  readonly day: string
  readonly text: string
}

/** The agenda of a comparison in sentences, day by day; days that did not change are left out. */
export function agendaSentences(comparison: Comparison, lang: Language): readonly AgendaSentence[] {
  const days = toldDays(comparison)
  const telling = { days, phrases: phrasesFor(lang) }
  const steps = changedSteps(days, comparison.agenda.steps)
  return days.flatMap((day, at) => daySentences(day, steps[at] ?? [], telling))
}

/** A step that only begins at another time: a consequence, not an edit to tell by itself. */
export function isShift({ kind, changes }: StepChange): boolean {
  const { start } = changes
  return kind === 'changed' && Object.keys(changes).length === 1 && shiftOf(start) !== null
}

type Telling = { readonly days: readonly ToldDay[]; readonly phrases: Phrases }

type Changed = ChangedStep<AgendaStep, StepChange>

function daySentences(
  day: ToldDay,
  steps: readonly Changed[],
  telling: Telling,
): readonly AgendaSentence[] {
  const { before, after, title } = day
  const { phrases } = telling
  const length = formatMinutes((after ?? before)?.totalMinutes ?? 0)
  const tell = (kind: AgendaSentence['kind'], text: string) => ({ kind, day: title, text })
  if (!before) return [tell('day', phrases.dayAdded(shortDay(title), length))]
  if (!after) return [tell('day', phrases.dayRemoved(shortDay(title), length))]
  if (steps.length === 0 && before.totalMinutes === after.totalMinutes) return []
  const own = steps.filter(({ change }) => !isShift(change))
  const shifts = steps.filter(({ change }) => isShift(change))
  return [
    ...own.map((step) => tell(step.change.kind, stepText(step, day, telling))),
    ...shiftTexts(shifts, { hasOthers: own.length > 0, all: after.steps.length, phrases }).map(
      (text) => tell('shifted', text),
    ),
    ...day.problems.map((problem) => tell('shifted', problemText(problem, day, phrases))),
    ...dayTexts(day, phrases).map((text) => tell('day', text)),
  ]
}

function shiftOf(start: Turn<string> | undefined): number | null {
  const from = minutesOf(start?.from)
  const to = minutesOf(start?.to)
  return from === null || to === null ? null : to - from
}

function shiftTexts(
  steps: readonly Changed[],
  {
    hasOthers,
    all,
    phrases,
  }: { readonly hasOthers: boolean; readonly all: number; readonly phrases: Phrases },
): readonly string[] {
  const counts = new Map<number, number>()
  for (const { change } of steps) {
    const shift = shiftOf(change.changes.start) ?? 0
    counts.set(shift, (counts.get(shift) ?? 0) + 1)
  }
  return [...counts].map(([shift, count]) => {
    const by = [shift > 0, formatMinutes(Math.abs(shift))] as const
    if (count === all && count > 1) return phrases.allShifted(...by)
    return capital(
      hasOthers || counts.size > 1
        ? phrases.stepsShifted(count, ...by)
        : phrases.onlyShifted(count, ...by),
    )
  })
}

function problemText(problem: AgendaProblem, { after }: ToldDay, phrases: Phrases): string {
  const step = stepWith(problem, after)?.step ?? ''
  const length = formatMinutes(problem.minutes ?? 0)
  return problem.code === 'gap' ? phrases.gap(step, length) : phrases.overlap(step, length)
}

function stepText({ change, before, after }: Changed, day: ToldDay, telling: Telling): string {
  const { phrases } = telling
  const step = after ?? before
  const at = step?.start ?? null
  const { start, durationMinutes, step: name, ledBy } = change.changes
  if (change.kind === 'added' || change.kind === 'removed') {
    const facts = [
      change.kind === 'added' ? phrases.added : phrases.removed,
      ...(step?.durationMinutes ? [formatMinutes(step.durationMinutes)] : []),
      ...(step?.ledBy ? [step.ledBy] : []),
      ...(change.kind === 'added' && isBeside(step, day) ? [phrases.inParallel] : []),
    ]
    return phrases.step(at, change.step, facts)
  }
  const what = [
    ...(change.kind === 'moved' ? [movedText(change, day, telling)] : []),
    ...(name ? [isAlike(name) ? phrases.nameTurn(name) : phrases.replaced(name)] : []),
    ...(start ? [phrases.startTurn(start)] : []),
    ...(durationMinutes ? [phrases.durationTurn(spokenMinutes(durationMinutes))] : []),
    ...(ledBy ? [phrases.leaderTurn(ledBy)] : []),
  ]
  return phrases.step(at, change.step, what)
}

/** Whether another step of the day begins when this one does. */
function isBeside(step: AgendaStep | null, { after }: ToldDay): boolean {
  return (after?.steps ?? []).some(
    (other) => other !== step && other.start !== null && other.start === step?.start,
  )
}

function movedText({ step }: StepChange, { before }: ToldDay, { days, phrases }: Telling): string {
  const has = (day: ToldDay['before']) => day?.steps.some((other) => other.step === step) ?? false
  const origin = has(before) ? undefined : days.find((day) => has(day.before))
  return origin ? phrases.movedFromDay(shortDay(origin.before?.title ?? '')) : phrases.moved
}

function isAlike({ from, to }: Turn<string>): boolean {
  return likeness(toWords(from ?? ''), toWords(to ?? '')) > SAME_NAME
}

function spokenMinutes({ from, to }: Turn<number>): Spoken {
  const spoken = (minutes: number | null) => (minutes === null ? null : formatMinutes(minutes))
  return { from: spoken(from), to: spoken(to) }
}

function dayTexts(day: ToldDay, phrases: Phrases): readonly string[] {
  const { before, after } = day
  const name = shortDay(after?.title ?? '') || capital(phrases.theDay)
  const [old, now] = [before?.totalMinutes ?? 0, after?.totalMinutes ?? 0]
  const length = formatMinutes(now)
  const lengths = now === old ? length : phrases.lengthTurn(formatMinutes(old), length)
  const later = minutesLater(day)
  if (later !== null && after?.end) {
    if (later === 0) return [phrases.dayStillEnds(name, after.end, lengths)]
    const by = formatMinutes(Math.abs(later))
    return [phrases.dayNowEnds(name, after.end, { later: later > 0, by, length })]
  }
  if (now !== old) return [phrases.dayNowLasts(name, length, formatMinutes(old))]
  return now === 0 ? [] : [phrases.dayStillLasts(name, length)]
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

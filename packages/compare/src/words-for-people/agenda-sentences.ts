import { formatMinutes, type AgendaProblem, type AgendaStep } from '@forkshop/domain'
import type { ChangedStep } from '../agenda/changed-steps.ts'
import { changedSteps } from '../agenda/changed-steps.ts'
import { isAgendaChanged } from '../agenda/compare-agenda.ts'
import type { Comparison, StepChange, Turn } from '../comparison.ts'
import { SAME_NAME } from '../words/alike.ts'
import { likeness, toWords } from '../words/words.ts'
import type { ToldDay } from './day-ends.ts'
import { minutesLater, minutesOf, shortDay, stepWith, toldDays } from './day-ends.ts'
import { inSentence, quoted, type Phrases } from './phrases.ts'

/** One thing to say about the agenda: a step, what follows from the changed ones for others, or a whole day. */
export type AgendaSentence = {
  readonly kind: StepChange['kind'] | 'shifted' | 'day'
  /** The title of the day as the text has it. */
  readonly day: string
  readonly text: string
}

/** The agenda of a comparison in sentences, day by day; days that did not change are left out. */
export function agendaSentences(
  comparison: Comparison,
  phrases: Phrases,
): readonly AgendaSentence[] {
  if (!isAgendaChanged(comparison.agenda)) return []
  const days = toldDays(comparison)
  const telling = { days, phrases }
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

/** What changed about one thing, from and to as people write them; `null` where there is none. */
type Spoken = { readonly from: string | null; readonly to: string | null }

function daySentences(
  day: ToldDay,
  steps: readonly Changed[],
  telling: Telling,
): readonly AgendaSentence[] {
  const { before, after, title } = day
  const { phrases } = telling
  const length = formatMinutes((after ?? before)?.totalMinutes ?? 0)
  const tell = (kind: AgendaSentence['kind'], text: string) => ({ kind, day: title, text })
  if (!before) return [tell('day', wholeDay('added', { day: shortDay(title), length }, phrases))]
  if (!after) return [tell('day', wholeDay('removed', { day: shortDay(title), length }, phrases))]
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

function wholeDay(
  kind: 'added' | 'removed',
  { day, length }: { readonly day: string; readonly length: string },
  { t }: Phrases,
): string {
  return day === '' ? t(`day.${kind}Bare`, { length }) : t(`day.${kind}`, { day, length })
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
    const way = shift > 0 ? 'later' : 'earlier'
    const length = formatMinutes(Math.abs(shift))
    if (count === all && count > 1) return phrases.t(`shifted.all.${way}`, { length })
    const which = hasOthers || counts.size > 1 ? 'others' : 'only'
    return capital(phrases.t(`shifted.${which}.${way}`, { n: count, length }))
  })
}

function problemText(problem: AgendaProblem, { after }: ToldDay, phrases: Phrases): string {
  const step = quoted(stepWith(problem, after)?.step ?? '', phrases)
  const length = formatMinutes(problem.minutes ?? 0)
  return phrases.t(problem.code === 'gap' ? 'gap' : 'overlap', { step, length })
}

function stepText({ change, before, after }: Changed, day: ToldDay, telling: Telling): string {
  const { phrases } = telling
  const step = after ?? before
  const at = step?.start ?? null
  const { start, durationMinutes, step: name, ledBy } = change.changes
  if (change.kind === 'added' || change.kind === 'removed') {
    const facts = [
      phrases.t(change.kind),
      ...(step?.durationMinutes ? [formatMinutes(step.durationMinutes)] : []),
      ...(step?.ledBy ? [step.ledBy] : []),
      ...(change.kind === 'added' && isBeside(step, day) ? [phrases.t('inParallel')] : []),
    ]
    return stepSentence(at, { step: change.step, what: facts }, phrases)
  }
  const what = [
    ...(change.kind === 'moved' ? [movedText(change, day, telling)] : []),
    ...(name ? [nameText(name, phrases)] : []),
    ...(start ? [turnText('start', start, phrases)] : []),
    ...(durationMinutes ? [turnText('duration', spokenMinutes(durationMinutes), phrases)] : []),
    ...(ledBy ? [turnText('leader', ledBy, phrases)] : []),
  ]
  return stepSentence(at, { step: change.step, what }, phrases)
}

function stepSentence(
  at: string | null,
  { step, what }: { readonly step: string; readonly what: readonly string[] },
  phrases: Phrases,
): string {
  const words = { step: quoted(step, phrases), what: what.join(', ') }
  return at === null ? phrases.t('stepWithoutHour', words) : phrases.t('step', { at, ...words })
}

function nameText({ from, to }: Turn<string>, phrases: Phrases): string {
  if (from === null) return phrases.t('name.came', { to: quoted(to ?? '', phrases) })
  const key = isAlike({ from, to }) ? 'name.turned' : 'name.replaced'
  return phrases.t(key, { from: quoted(from, phrases) })
}

function turnText(
  what: 'start' | 'duration' | 'leader',
  { from, to }: Spoken,
  { t }: Phrases,
): string {
  if (to === null) return t(`${what}.gone`)
  return from === null ? t(`${what}.came`, { to }) : t(`${what}.turned`, { from, to })
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
  const day = inSentence(shortDay(origin?.before?.title ?? ''), phrases)
  return day === '' ? phrases.t('moved') : phrases.t('movedFromDay', { day })
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
  const name = shortDay(after?.title ?? '') || capital(phrases.t('theDay'))
  const [old, now] = [before?.totalMinutes ?? 0, after?.totalMinutes ?? 0]
  const length = formatMinutes(now)
  const later = minutesLater(day)
  if (later !== null && after?.end) {
    const { end } = after
    const turned = { before: formatMinutes(old), after: length }
    const lengths = now === old ? length : phrases.t('lengthTurn', turned)
    if (later === 0) return [phrases.t('day.stillEnds', { day: name, end, length: lengths })]
    const by = formatMinutes(Math.abs(later))
    const key = later > 0 ? 'day.endsLater' : 'day.endsEarlier'
    return [phrases.t(key, { day: name, end, by, length })]
  }
  if (now !== old) {
    return [phrases.t('day.nowLasts', { day: name, length, before: formatMinutes(old) })]
  }
  return now === 0 ? [] : [phrases.t('day.stillLasts', { day: name, length })]
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

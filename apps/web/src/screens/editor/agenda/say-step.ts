import { formatMinutes, quote, squeezesOf, type Language, type PlannedDay } from '@forkshop/domain'
import type { Say } from '../../../base/i18n/create-i18n.ts'
import type { StepDone } from './do-step.ts'
import { shortName } from './notes.ts'

type Said = {
  readonly days: readonly PlannedDay[]
  /** What the days are called. */
  readonly titles: readonly string[]
  readonly t: Say
  readonly language: Language
}

/** What a hand did to an agenda, and what that does to the day, in a sentence or two. */
export const sayStep = ({ change, at }: StepDone, { days, titles, t, language }: Said): string => {
  const day = at?.day ?? ('day' in change ? change.day : change.at.day)
  const plan = days[day]
  if (plan === undefined) return ''
  const place = plan.steps.findIndex(({ row }) => row === at?.row)
  const step = plan.steps[place]
  const named = {
    step: quote(shortName(step?.step ?? ''), language),
    start: step?.start ?? '',
    length: formatMinutes(step?.length.minutes ?? 0),
    n: place + 1,
    of: plan.steps.length,
    day: titles[day] ?? '',
  }
  const what =
    change.kind === 'remove'
      ? t('planner.said.removed')
      : step === undefined
        ? ''
        : t(change.kind === 'move' ? 'planner.said.moved' : 'planner.said.changed', named)
  const end = plan.end === null ? '' : t('planner.said.end', { end: plan.end })
  return [what, end, ...squeezeSentences(plan, { put: at?.row ?? null, t, language })]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** What is lacking before the fixed hours of a day, a sentence each. */
export const squeezeSentences = (
  plan: PlannedDay,
  { put, t, language }: Pick<Said, 't' | 'language'> & { readonly put: number | null },
): readonly string[] =>
  squeezesOf(plan, put).map(({ row, minutes }) => {
    const fixed = plan.steps.find((step) => step.row === row)
    return t('planner.squeeze.lacks', {
      step: quote(shortName(fixed?.step ?? ''), language),
      start: fixed?.start ?? '',
      by: formatMinutes(minutes),
    })
  })

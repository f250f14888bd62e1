import {
  languageOfTag,
  textWordsOf,
  type AgendaChange,
  type PlannedDay,
  type StepPlace,
} from '@forkshop/domain'

/** What a hand does to a step by a key or a menu. */
export const stepActions = [
  'up',
  'down',
  'dayBefore',
  'dayAfter',
  'split',
  'join',
  'duplicate',
  'beside',
  'alone',
  'fix',
  'loosen',
  'break',
  'tidy',
  'remove',
] as const
export type StepAction = (typeof stepActions)[number]

type Days = readonly Pick<PlannedDay, 'rows' | 'steps' | 'columns'>[]

/** Length of a break that is put in, in minutes. */
const BREAK_MINUTES = 15

/**
 * The change of the agenda that an action on a step is; null where it is impossible there: an end, no hours, no
 * length to part. `lang` is the text's (BCP 47).
 */
export const changeOf = (
  action: StepAction,
  { days, at, lang }: { readonly days: Days; readonly at: StepPlace; readonly lang: string },
): AgendaChange | null => {
  const day = days[at.day]
  if (day === undefined || at.row >= day.rows) return null
  const to = (where: number, row: number): AgendaChange => ({
    kind: 'move',
    at,
    to: { day: where, row },
  })
  const step = day.steps.find(({ row }) => row === at.row)
  const hasHours = day.columns.start >= 0
  switch (action) {
    case 'up':
      return at.row === 0 ? null : to(at.day, at.row - 1)
    case 'down':
      return at.row + 1 >= day.rows ? null : to(at.day, at.row + 2)
    case 'dayBefore': {
      const other = days[at.day - 1]
      return other === undefined ? null : to(at.day - 1, other.rows)
    }
    case 'dayAfter':
      return days[at.day + 1] === undefined ? null : to(at.day + 1, 0)
    case 'split':
      return (step?.length.minutes ?? 0) < 2 ? null : { kind: 'split', at }
    case 'join':
      return at.row + 1 >= day.rows ? null : { kind: 'join', at }
    case 'duplicate':
    case 'remove':
      return { kind: action, at }
    case 'beside':
      return at.row === 0 || !hasHours || step?.isParallel === true ? null : { kind: 'beside', at }
    case 'alone':
      return step?.isParallel === true ? { kind: 'alone', at } : null
    case 'fix':
    case 'loosen': {
      const isFixed = step?.hour.isFixed ?? false
      const minutes = step?.startMinute ?? null
      if (!hasHours || minutes === null || isFixed === (action === 'fix')) return null
      return { kind: 'hour', at, minutes: minutes % (24 * 60), isFixed: !isFixed }
    }
    case 'break': {
      const after = { ...at, row: at.row + 1 }
      return { kind: 'insert', at: after, step: breakWord(lang), minutes: BREAK_MINUTES }
    }
    case 'tidy':
      return hasHours ? { kind: 'tidy', day: at.day } : null
  }
}

/** What a short break is called in the text's language. */
const breakWord = (lang: string): string => {
  const { pauses } = textWordsOf(languageOfTag(lang) ?? 'en')
  const word = pauses.find((one) => one === 'pause' || one === 'break') ?? pauses[0] ?? ''
  return word.charAt(0).toUpperCase() + word.slice(1)
}

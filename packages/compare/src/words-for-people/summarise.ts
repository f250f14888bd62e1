import { valueKey } from '@forkshop/document'
import { formatMinutes } from '@forkshop/domain'
import { isAgendaChanged } from '../agenda/compare-agenda.ts'
import type { Comparison } from '../comparison.ts'
import type { MethodPin } from '../fields/method-pins.ts'
import { methodPins } from '../fields/method-pins.ts'
import { isFields } from '../fields/values.ts'
import { isShift } from './agenda-sentences.ts'
import { countPassages, type PassageCounts } from './count-passages.ts'
import type { DayPair } from './day-ends.ts'
import { dayPairs, minutesLater, shortDay } from './day-ends.ts'
import { inSentence, type Phrases } from './phrases.ts'

/**
 * What a comparison comes to, in one sentence: passages; steps, and days that end at another time; roles and fields. Who
 * says it in several languages counts the passages once.
 */
export function summarise(
  comparison: Comparison,
  phrases: Phrases,
  counts: PassageCounts = countPassages(comparison),
): string {
  const parts = [
    passageClauses(counts, phrases),
    agendaClauses(comparison, phrases),
    fieldClauses(comparison, phrases),
  ]
  const sentence = parts
    .filter((clauses) => clauses.length > 0)
    .map((clauses) => clauses.join(', '))
    .join(phrases.t('betweenParts'))
  return sentence === ''
    ? phrases.t('nothing')
    : `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`
}

function passageClauses(counts: PassageCounts, phrases: Phrases): readonly string[] {
  const { changed, split, joined, added, removed, moved, movedChanged } = counts
  const { t } = phrases
  const ofMoved = (n: number) => {
    if (movedChanged === n) return t('passages.movedChanged', n)
    const words = t('passages.moved', n)
    return movedChanged === 0 ? words : t('passages.someChanged', { moved: words, n: movedChanged })
  }
  return [
    said(changed, (n) => t('passages.changed', n)),
    said(split, (n) => t('passages.split', n)),
    said(joined, (n) => t('passages.joined', n)),
    said(added, (n) => t('passages.added', n)),
    said(removed, (n) => t('passages.removed', n)),
    said(moved, ofMoved),
  ].flat()
}

function said(count: number, phrase: (count: number) => string): readonly string[] {
  return count === 0 ? [] : [phrase(count)]
}

function agendaClauses(comparison: Comparison, phrases: Phrases): readonly string[] {
  const { steps, days } = comparison.agenda
  if (!isAgendaChanged(comparison.agenda)) return []
  const pairs = dayPairs(comparison)
  const kept = pairs.filter(({ before, after }) => before && after)
  const ends = kept.flatMap((pair) => dayClause(pair, phrases))
  const isLengthKept =
    ends.length === 0 &&
    days.every(({ beforeMinutes, afterMinutes }) => beforeMinutes === afterMinutes)
  const known = new Set(kept.map(({ after }) => after?.title))
  const changed = steps.filter(({ day }) => known.has(day))
  const shifted = changed.filter(isShift).length
  const own = changed.length - shifted
  const { t } = phrases
  const stays = isLengthKept ? [t('lengthsKept', days.length)] : []
  return [
    said(own, (n) => [t('steps.changed', n), ...(shifted === 0 ? stays : [])].join(', ')),
    said(shifted, (n) =>
      [t(own === 0 ? 'steps.onlyShift' : 'steps.othersShift', n), ...stays].join(', '),
    ),
    ends,
    said(pairs.filter(({ before }) => !before).length, (n) => t('days.added', n)),
    said(pairs.filter(({ after }) => !after).length, (n) => t('days.removed', n)),
  ].flat()
}

function dayClause(pair: DayPair, phrases: Phrases): readonly string[] {
  const { t } = phrases
  const day = inSentence(shortDay(pair.after?.title ?? ''), phrases) || t('theDay')
  const later = minutesLater(pair)
  if (later !== null && later !== 0) {
    const length = formatMinutes(Math.abs(later))
    return [t(later > 0 ? 'days.later' : 'days.earlier', { day, length })]
  }
  const longer = (pair.after?.totalMinutes ?? 0) - (pair.before?.totalMinutes ?? 0)
  const length = formatMinutes(Math.abs(longer))
  return longer === 0 ? [] : [t(longer > 0 ? 'days.longer' : 'days.shorter', { day, length })]
}

function fieldClauses(comparison: Comparison, phrases: Phrases): readonly string[] {
  const { fields } = comparison
  const roles = fields.find(({ key }) => key === 'roles')
  const from = namesIn(roles?.from)
  const to = namesIn(roles?.to)
  const added = to.filter((role) => !from.includes(role)).length
  const removed = from.filter((role) => !to.includes(role)).length
  const isTold = (key: string) => (key === 'roles' && added + removed > 0) || key === 'methods'
  const others = fields.filter(({ key }) => !isTold(key))
  const { t } = phrases
  const count = (kind: 'from' | 'to') => others.filter((field) => field[kind] === null).length
  return [
    said(added, (n) => t('roles.added', n)),
    said(removed, (n) => t('roles.removed', n)),
    ...pinClauses(methodPins(comparison), phrases),
    said(count('from'), (n) => t('fields.added', n)),
    said(count('to'), (n) => t('fields.removed', n)),
    said(others.filter(({ from, to }) => from !== null && to !== null).length, (n) =>
      t('fields.changed', n),
    ),
  ].flat()
}

function namesIn(roles: unknown): readonly string[] {
  if (!Array.isArray(roles)) return []
  return roles.map((role: unknown) =>
    valueKey(isFields(role) ? (role['key'] ?? role['label']) : role),
  )
}

// More methods than these are counted: the comparison shows each of them anyway.
const MAX_NAMED_PINS = 2

function pinClauses(pins: readonly MethodPin[], { t }: Phrases): readonly (readonly string[])[] {
  const count = (kind: MethodPin['kind']) => pins.filter((pin) => pin.kind === kind).length
  const repinned = pins.flatMap(({ slug, from, to }) =>
    from === null || to === null ? [] : [t('methods.pinned', { slug, from, to })],
  )
  return [
    said(count('added'), (n) => t('methods.added', n)),
    said(count('removed'), (n) => t('methods.removed', n)),
    repinned.length <= MAX_NAMED_PINS ? repinned : [t('methods.repinned', repinned.length)],
  ]
}

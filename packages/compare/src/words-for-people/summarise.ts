import { valueKey } from '@forkshop/document'
import { formatMinutes, type Language } from '@forkshop/domain'
import type { Comparison } from '../comparison.ts'
import type { MethodPin } from '../fields/method-pins.ts'
import { methodPins } from '../fields/method-pins.ts'
import { isFields } from '../fields/values.ts'
import { isShift } from './agenda-sentences.ts'
import { countPassages } from './count-passages.ts'
import type { DayPair } from './day-ends.ts'
import { dayPairs, minutesLater, shortDay } from './day-ends.ts'
import type { Phrases } from './phrases.ts'
import { phrasesFor } from './phrases-for.ts'

/** What a comparison comes to, in one sentence: passages; steps, and days that end at another time; roles and fields. */
export function summarise(comparison: Comparison, lang: Language): string {
  const phrases = phrasesFor(lang)
  const parts = [
    passageClauses(comparison, phrases),
    agendaClauses(comparison, phrases),
    fieldClauses(comparison, phrases),
  ]
  const sentence = parts
    .filter((clauses) => clauses.length > 0)
    .map((clauses) => clauses.join(', '))
    .join(phrases.betweenParts)
  return sentence === ''
    ? phrases.nothing
    : `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`
}

function passageClauses(comparison: Comparison, phrases: Phrases): readonly string[] {
  const { changed, split, joined, added, removed, moved, movedChanged } = countPassages(comparison)
  return [
    said(changed, phrases.passagesChanged),
    said(split, phrases.passagesSplit),
    said(joined, phrases.passagesJoined),
    said(added, phrases.blocksAdded),
    said(removed, phrases.blocksRemoved),
    said(moved, (n) => phrases.blocksMoved(n, movedChanged)),
  ].flat()
}

function said(count: number, phrase: (count: number) => string): readonly string[] {
  return count === 0 ? [] : [phrase(count)]
}

function agendaClauses(comparison: Comparison, phrases: Phrases): readonly string[] {
  const { steps, days } = comparison.agenda
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
  const stays = isLengthKept ? [phrases.lengthsKept(days.length)] : []
  return [
    said(own, (n) => [phrases.stepsChanged(n), ...(shifted === 0 ? stays : [])].join(', ')),
    said(shifted, (n) =>
      [own === 0 ? phrases.onlyShift(n) : phrases.othersShift(n), ...stays].join(', '),
    ),
    ends,
    said(pairs.filter(({ before }) => !before).length, phrases.daysAdded),
    said(pairs.filter(({ after }) => !after).length, phrases.daysRemoved),
  ].flat()
}

function dayClause(pair: DayPair, phrases: Phrases): readonly string[] {
  const day = shortDay(pair.after?.title ?? '') || phrases.theDay
  const later = minutesLater(pair)
  if (later !== null && later !== 0)
    return [phrases.dayEnds(day, later > 0, formatMinutes(Math.abs(later)))]
  const longer = (pair.after?.totalMinutes ?? 0) - (pair.before?.totalMinutes ?? 0)
  return longer === 0 ? [] : [phrases.dayLasts(day, longer > 0, formatMinutes(Math.abs(longer)))]
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
  return [
    said(added, phrases.rolesAdded),
    said(removed, phrases.rolesRemoved),
    ...pinClauses(methodPins(comparison), phrases),
    said(others.filter(({ from }) => from === null).length, phrases.fieldsAdded),
    said(others.filter(({ to }) => to === null).length, phrases.fieldsRemoved),
    said(
      others.filter(({ from, to }) => from !== null && to !== null).length,
      phrases.fieldsChanged,
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

function pinClauses(pins: readonly MethodPin[], phrases: Phrases): readonly (readonly string[])[] {
  const count = (kind: MethodPin['kind']) => pins.filter((pin) => pin.kind === kind).length
  const repinned = pins.flatMap(({ slug, from, to }) =>
    from === null || to === null ? [] : [phrases.methodPinned(slug, from, to)],
  )
  return [
    said(count('added'), phrases.methodsAdded),
    said(count('removed'), phrases.methodsRemoved),
    repinned.length <= MAX_NAMED_PINS ? repinned : [phrases.methodsRepinned(repinned.length)],
  ]
}

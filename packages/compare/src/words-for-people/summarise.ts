import { agendaOf, formatMinutes } from '@forkshop/domain'
import { blockSpans, regroupingOf } from '../block-spans.ts'
import type { BlockChange, Comparison } from '../comparison.ts'
import type { MethodPin } from '../method-pins.ts'
import { methodPins } from '../method-pins.ts'
import { isFields, valueKey } from '../values.ts'
import type { DayPair } from './day-ends.ts'
import { dayPairs, minutesLater, shortDay } from './day-ends.ts'
import type { Lang, Phrases } from './phrases.ts'
import { phrasesFor } from './phrases.ts'

/** What a comparison comes to, in one sentence: passages, days that end at another time, roles, other fields. */
export function summarise(comparison: Comparison, lang: Lang): string {
  const phrases = phrasesFor(lang)
  const clauses = [
    ...passageClauses(comparison, phrases),
    ...agendaClauses(comparison, phrases),
    ...fieldClauses(comparison, phrases),
  ]
  const sentence = clauses.join(', ')
  return sentence === ''
    ? phrases.nothing
    : `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`
}

function passageClauses({ blocks }: Comparison, phrases: Phrases): readonly string[] {
  const regroupings = blockSpans(blocks).map(regroupingOf)
  const regrouped = (how: 'split' | 'joined') =>
    regroupings.filter((regrouping) => regrouping === how).length
  const count = (isCounted: (block: BlockChange) => boolean) =>
    blocks.filter((block) => isCounted(block) && !isAgenda(block)).length
  return [
    said(count(isChanged), phrases.passagesChanged),
    said(regrouped('split'), phrases.passagesSplit),
    said(regrouped('joined'), phrases.passagesJoined),
    said(
      count(({ kind }) => kind === 'added'),
      phrases.blocksAdded,
    ),
    said(
      count(({ kind }) => kind === 'removed'),
      phrases.blocksRemoved,
    ),
    said(
      count(({ kind }) => kind.startsWith('moved')),
      phrases.blocksMoved,
    ),
  ].flat()
}

function said(count: number, phrase: (count: number) => string): readonly string[] {
  return count === 0 ? [] : [phrase(count)]
}

/** Another wrapping of the same words is no change to speak of. */
function isChanged({ kind, words }: BlockChange): boolean {
  return (
    kind.endsWith('changed') &&
    words.some((word) => word.kind !== 'same' && word.text.trim() !== '')
  )
}

/** Only what holds a bar can be a table, and is read: there may be 100,000 blocks. */
function isAgenda({ kind, before, after }: BlockChange): boolean {
  const text = after ?? before ?? ''
  return kind !== 'same' && text.includes('|') && agendaOf(text).days.length > 0
}

function agendaClauses(comparison: Comparison, phrases: Phrases): readonly string[] {
  const { steps, days } = comparison.agenda
  const pairs = dayPairs(comparison)
  const kept = pairs.filter(({ before, after }) => before && after)
  const ends = kept.flatMap((pair) => dayClause(pair, phrases))
  const isAnyDayLonger = days.some(
    ({ beforeMinutes, afterMinutes }) => beforeMinutes !== afterMinutes,
  )
  const known = new Set(kept.map(({ after }) => after?.title))
  const count = steps.filter(({ day }) => known.has(day)).length
  return [
    said(count, (n) => phrases.stepsChanged(n, isAnyDayLonger || ends.length > 0)),
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
  return [
    said(added, phrases.rolesAdded),
    said(removed, phrases.rolesRemoved),
    ...pinClauses(methodPins(comparison), phrases),
    said(fields.filter(({ key }) => !isTold(key)).length, phrases.fieldsChanged),
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

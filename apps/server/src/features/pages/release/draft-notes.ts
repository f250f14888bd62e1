import { cutWords, localeOf, longDate, quote, wordLimits, type Language } from '@forkshop/domain'
import { sentencesIn } from '../../../base/sentences.ts'

/** A change as notes tell it. */
export type NotedChange = {
  readonly reason: string
  /** Names of who made it and whose ideas it took up. */
  readonly people: readonly string[]
  readonly ideas: number
  /** Title of the event that it came from. */
  readonly event: string | null
}

/** What the notes of a version that follows another one are drafted of. */
export type NotedChanges = {
  /** What differs, in one sentence of the language; empty where it cannot be told. */
  readonly summary: string
  /** Newest first. */
  readonly changes: readonly NotedChange[]
  /** Titles of all events that changes came from. */
  readonly events: readonly string[]
  readonly people: readonly string[]
}

/** What the notes of a first version are drafted of. */
export type FirstVersion = {
  /** What the page is, as it says of itself. */
  readonly summary: string
  readonly origin: { readonly title: string; readonly version: string | null } | null
  readonly people: readonly string[]
  /** The first event that ran it; `day` is `2027-01-22`. */
  readonly tried: {
    readonly title: string
    readonly place: string | null
    readonly day: string | null
  } | null
}

/** Characters that notes may have. */
export const MAX_NOTES = 5000
/** Changes that notes list, and people they name: they are to be read. */
const MAX_LINES = 12
const MAX_NAMES = 12

/** Notes of a version that follows another one, to be edited: what differs, each change with whom and what it came from. */
export function changeNotes(noted: NotedChanges, language: Language): string {
  const { t } = sentencesIn(language)
  const isShared = noted.people.length > 1
  const changes = told(noted.changes)
  const lines = changes.map((change) => lineOf(change, isShared, language))
  const known = new Set(changes.map(({ event }) => event))
  const events = noted.events.filter((event) => !known.has(event))
  const others = new Set(noted.changes.map(({ reason }) => reason)).size - lines.length
  return join([
    noted.summary,
    [...lines, ...(others > 0 ? [t('release.others', others)] : [])].join('\n'),
    [
      noted.people.length === 0 ? '' : t('release.by', { names: names(noted.people, language) }),
      events.length === 0
        ? ''
        : t('release.learned', { events: list(quoted(events, language), language) }),
    ]
      .filter((line) => line !== '')
      .join(' '),
  ])
}

/** Notes of a first version, to be edited: what it is, what it comes from, who wrote it, where it was tried first. */
export function firstNotes(first: FirstVersion, language: Language): string {
  const { t } = sentencesIn(language)
  const { origin, people, tried } = first
  const variant = (): string => {
    if (origin === null) return ''
    const title = quote(origin.title, language)
    return origin.version === null
      ? t('release.variantOf', { title })
      : t('release.variantOfVersion', { title, version: origin.version })
  }
  const what = tried && [
    quote(tried.title, language),
    tried.place ?? '',
    tried.day === null ? '' : longDate(tried.day, language),
  ]
  return join([
    asSentence(first.summary),
    [
      variant(),
      people.length === 0 ? '' : t('release.writtenBy', { names: names(people, language) }),
      what === null
        ? ''
        : t('release.tried', { what: what.filter((part) => part !== '').join(', ') }),
    ]
      .filter((line) => line !== '')
      .join('\n'),
  ])
}

/** The changes that are listed, oldest first, each reason once; of many, those that ideas and events brought come first. */
function told(changes: readonly NotedChange[]): readonly NotedChange[] {
  const once = [...new Map(changes.map((change) => [change.reason, change])).values()]
  if (once.length <= MAX_LINES) return once.toReversed()
  const brought = once.filter(({ ideas, event }) => ideas > 0 || event !== null)
  const others = once.filter((change) => !brought.includes(change))
  const kept = new Set([...brought, ...others].slice(0, MAX_LINES))
  return once.filter((change) => kept.has(change)).toReversed()
}

function lineOf(
  { reason, people, ideas, event }: NotedChange,
  isShared: boolean,
  language: Language,
): string {
  const { t } = sentencesIn(language)
  const at = event === null ? null : quote(event, language)
  const from = (): string => {
    if (ideas === 0) return at === null ? '' : t('release.fromEvent', { event: at })
    return at === null
      ? t('release.fromIdea', ideas)
      : t('release.fromIdeaAt', { event: at, n: ideas })
  }
  const who = isShared && people.length > 0 ? names(people, language) : ''
  const credit = [who, from()].filter((part) => part !== '').join(', ')
  const what = cutWords(reason, wordLimits.title).replace(/[.\s]+$/, '')
  return credit === '' ? t('release.line', { what }) : t('release.lineOf', { what, credit })
}

function names(people: readonly string[], language: Language): string {
  if (people.length <= MAX_NAMES) return list(people, language)
  const { t } = sentencesIn(language)
  const others = people.length - MAX_NAMES
  return list([...people.slice(0, MAX_NAMES), t('release.otherPeople', others)], language)
}

function quoted(titles: readonly string[], language: Language): readonly string[] {
  return titles.slice(0, MAX_NAMES).map((title) => quote(title, language))
}

function list(parts: readonly string[], language: Language): string {
  return new Intl.ListFormat(localeOf(language)).format(parts)
}

function asSentence(text: string): string {
  const trimmed = text.trim()
  return trimmed === '' || /[.!?…]$/u.test(trimmed) ? trimmed : `${trimmed}.`
}

function join(parts: readonly string[]): string {
  return cutWords(parts.filter((part) => part !== '').join('\n\n'), MAX_NOTES)
}

import type { PageView, PlaceTimeView } from '@forkshop/api'
import {
  daysApart,
  formatDuration,
  type Language,
  type PageFacts,
  permanentPath,
} from '@forkshop/domain'
import type { Say } from '../../../base/i18n/create-i18n.ts'
import type { Catalogue } from '../../../locales/catalogue.ts'
import { sayMinutes, sayMoney, sayNumber } from '../../../base/i18n/format.ts'
import { sayWhen } from './say-when.ts'

type FactKey = keyof Catalogue['reading']['fact']

/** One thing the front matter says, as the page shows it. */
export type Fact = {
  readonly key: FactKey
  readonly value: string
  /** What is smaller behind the value: `ideal 40`. */
  readonly more: string | null
  readonly to: string | null
  /** The hour that the value says, of an event's place. */
  readonly time: PlaceTimeView | null
}

type Bounds = { readonly min: number | null; readonly max: number | null }

const UNNAMED_CURRENCY = 'EUR'

/** `20 à 60`, `from 20`, `up to 60`, `20`. */
const sayBounds = (bounds: Bounds | null, words: (count: number) => string, say: Say) => {
  const { min = null, max = null } = bounds ?? {}
  if (min !== null && max !== null)
    return min === max
      ? words(min)
      : say('reading.range.both', { min: words(min), max: words(max) })
  if (min !== null) return say('reading.range.from', { min: words(min) })
  if (max !== null) return say('reading.range.upTo', { max: words(max) })
  return null
}

const sayRange = (bounds: Bounds | null, language: Language, say: Say): string | null =>
  sayBounds(bounds, (count) => sayNumber(count, language), say)

const sayChoice = <Choice extends string>(
  choice: Choice | null,
  word: (choice: Choice) => string,
): string | null => (choice === null ? null : word(choice))

const fact = (
  key: FactKey,
  value: string | null,
  rest: Partial<Pick<Fact, 'more' | 'to' | 'time'>> = {},
): readonly Fact[] =>
  value === null
    ? []
    : [{ key, value, more: rest.more ?? null, to: rest.to ?? null, time: rest.time ?? null }]

const sayIdeal = (range: PageFacts['participants'], language: Language, say: Say) => {
  const ideal = range?.ideal ?? null
  return ideal === null ? null : say('reading.range.ideal', { n: sayNumber(ideal, language) })
}

const budgetFact = (budget: PageFacts['budget'], language: Language, say: Say): readonly Fact[] => {
  if (budget === null) return []
  const { amount, currency, people } = budget
  const money = (sum: number): string => sayMoney(sum, currency ?? UNNAMED_CURRENCY, language)
  return people === null || people === 0
    ? fact('budget', money(amount))
    : fact('budget', money(Math.round(amount / people)), { more: say('reading.range.each') })
}

/** Of a range one end is enough: it lasts that long. */
const sayLength = (
  { duration, durationRange }: Pick<PageFacts, 'duration' | 'durationRange'>,
  language: Language,
  say: Say,
): string | null => {
  if (duration !== null) return formatDuration(duration, language)
  const { min = null, max = null } = durationRange ?? {}
  return sayBounds({ min: min ?? max, max: max ?? min }, sayMinutes, say)
}

const formatFacts = (facts: PageFacts, language: Language, say: Say): readonly Fact[] => [
  ...fact('duration', sayLength(facts, language, say)),
  ...fact('participants', sayRange(facts.participants, language, say), {
    more: sayIdeal(facts.participants, language, say),
  }),
  ...fact('teams', sayRange(facts.teams, language, say), { more: sayTeamSize(facts.teams, say) }),
  ...fact('leadTime', facts.leadTime === null ? null : formatDuration(facts.leadTime, language)),
  ...budgetFact(facts.budget, language, say),
  ...fact(
    'status',
    sayChoice(facts.status, (one) => say(`reading.choice.status.${one}`)),
  ),
]

const sayTeamSize = (teams: PageFacts['teams'], say: Say): string | null => {
  const size = teams?.size ?? null
  if (size === null) return null
  const both = /^(\d+)\s*[-–]\s*(\d+)$/.exec(size)
  return both === null
    ? say('reading.range.size', { size })
    : say('reading.range.sizeBetween', { min: both[1], max: both[2] })
}

const methodFacts = (facts: PageFacts, language: Language, say: Say): readonly Fact[] => [
  ...fact('duration', sayLength(facts, language, say)),
  ...fact('participants', sayRange(facts.participants, language, say)),
  ...fact(
    'phase',
    sayChoice(facts.phase, (one) => say(`reading.choice.phase.${one}`)),
  ),
  ...fact(
    'difficulty',
    sayChoice(facts.difficulty, (one) => say(`reading.choice.difficulty.${one}`)),
  ),
  ...fact(
    'space',
    sayChoice(facts.space, (one) => say(`reading.choice.space.${one}`)),
  ),
  ...fact(
    'status',
    sayChoice(facts.status, (one) => say(`reading.choice.status.${one}`)),
  ),
]

const whenFact = ({ times }: FactsPage, language: Language, say: Say): readonly Fact[] => {
  const days = times?.days ?? []
  const apart = daysApart(days.map(({ start }) => start.day))
  const [day] = days
  return fact('when', sayWhen(days, language, say), {
    more: apart === null ? null : say('reading.when.apart', { n: apart }, apart),
    // of several days each says its own hours further down
    time: days.length === 1 && day !== undefined && day.start.hour !== null ? day.start : null,
  })
}

const ranFact = ({ run }: FactsPage, say: Say): readonly Fact[] => {
  if (run === null) return []
  const changes = run.adapted?.changes ?? 0
  return fact('format', `${run.title} ${run.version}`, {
    to: permanentPath(run.slug, run.version),
    more: changes === 0 ? null : say('reading.pins.changes', { n: changes }, changes),
  })
}

const eventFacts = (page: FactsPage, language: Language, say: Say): readonly Fact[] => {
  const { venue, attendance, edition } = page.facts
  const place = [venue?.name, venue?.city].filter((part) => part)
  const present = attendance?.present ?? null
  return [
    ...whenFact(page, language, say),
    ...fact('venue', place.length === 0 ? null : place.join(', ')),
    ...ranFact(page, say),
    ...fact('attendance', present === null ? null : sayNumber(present, language)),
    ...fact('edition', edition),
  ]
}

const projectFacts = ({ maturity, fromEvent }: PageFacts, say: Say): readonly Fact[] => [
  ...fact(
    'maturity',
    sayChoice(maturity, (one) => say(`reading.choice.maturity.${one}`)),
  ),
  ...fact('fromEvent', fromEvent, { to: fromEvent === null ? null : permanentPath(fromEvent) }),
]

type FactsPage = Pick<PageView, 'kind' | 'facts' | 'times'> & {
  readonly run: Pick<NonNullable<PageView['run']>, 'slug' | 'title' | 'version' | 'adapted'> | null
}

/** What is said about a page of a kind, in the order of its title block; what is absent or wrong is left out. */
export const factsOfPage = (page: FactsPage, language: Language, say: Say): readonly Fact[] => {
  switch (page.kind) {
    case 'format':
      return formatFacts(page.facts, language, say)
    case 'method':
      return methodFacts(page.facts, language, say)
    case 'event':
      return eventFacts(page, language, say)
    case 'project':
      return projectFacts(page.facts, say)
    case null:
      return []
  }
}

/** What a method is for; null for pages of other kinds. */
export const purposeOf = ({ kind, facts }: Pick<PageView, 'kind' | 'facts'>): string | null =>
  kind === 'method' ? facts.purpose : null

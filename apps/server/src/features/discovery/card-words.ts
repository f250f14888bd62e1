import type { PageView } from '@forkshop/api'
import {
  dateRange,
  daysApart,
  defaultLanguage,
  languageOfTag,
  longDate,
  type Language,
  type PageFacts,
} from '@forkshop/domain'
import { sentencesIn } from '../../base/sentences.ts'
import type { CardWords } from './draw-words.ts'

type Days = NonNullable<PageView['times']>['days']

/** An event as its picture tells of it. */
export type CardEvent = Pick<PageFacts, 'cancelled'> & {
  readonly title: string
  readonly lang: string
  readonly isOnline: boolean
  readonly venue: Pick<NonNullable<PageFacts['venue']>, 'name' | 'city'> | null
}

/** What the picture of an event says, in the language of its page; where that is none of ours in the first of ours. */
export function cardWords(event: CardEvent, days: Days): CardWords {
  const language = languageOfTag(event.lang) ?? defaultLanguage
  const { t } = sentencesIn(language)
  const place = [event.venue?.name, event.venue?.city].filter((part) => part).join(', ')
  return {
    title: event.title,
    when: sayWhen(days, language),
    place: place === '' ? (event.isOnline ? t('card.online') : null) : place,
    notice: event.cancelled ? t('card.cancelled') : null,
  }
}

function sayWhen(days: Days, language: Language): string | null {
  const { t } = sentencesIn(language)
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return null
  if (first !== last) {
    const range = t('card.days', dateRange(first.start.day, last.start.day, language))
    const apart = daysApart(days.map(({ start }) => start.day))
    return apart === null ? range : `${range}, ${t('card.apart', { n: apart })}`
  }
  const { hour } = first.start
  const hours =
    hour === null || first.end === null ? hour : t('card.hours', { from: hour, to: first.end })
  const date = longDate(first.start.day, language)
  return hours === null ? date : `${date}, ${hours}`
}

import type { Notice } from '@forkshop/api'
import { sayList } from '../../base/i18n/format.ts'
import type { Translations } from '../../base/i18n/create-i18n.ts'

/** Names that a line has room for; the server tells no more. */
const MAX_NAMES = 3

/** Whose doing a line tells, in words: `Zoé, Inès et 3 autres`; '' where nobody is named. */
export const namesOf = (
  { who, count }: Pick<Notice, 'who' | 'count'>,
  { t, language }: Pick<Translations, 't' | 'language'>,
): string => {
  const names = who.slice(0, MAX_NAMES).map(({ name }) => name)
  const [first] = names
  if (first === undefined) return ''
  // the same person may have done several things: others are told only where nobody is left to name
  const isMore = names.length === MAX_NAMES && count > MAX_NAMES
  return isMore ? t('notices.andOthers', { names: names.join(', ') }) : sayList(names, language)
}

/** What a line tells, in a few words: `3 idées attendent une réponse`. */
export const sayNotice = (notice: Notice, words: Translations): string => {
  const { kind, count, version, other } = notice
  const values = {
    who: namesOf(notice, words) || words.t('notices.someone'),
    version: version ?? '',
    other: other?.title ?? '',
  }
  const bare = version === undefined ? words.find(`notices.bare.${kind}`, values, count) : null
  return bare ?? words.find(`notices.said.${kind}`, values, count) ?? words.t('notices.saidOther')
}

/** Whose name the words themselves have, so that the line below does not repeat it. */
const namesInside = new Set<Notice['kind']>([
  'proposal-made',
  'comment-said',
  'thread-said',
  'mentioned',
])

/** Where it happened and by whom, piece by piece: the page, the event, names, why one is told. */
export const placesOf = (notice: Notice, words: Translations): readonly string[] => {
  const names = namesOf(notice, words)
  const isNamed = names === '' || (namesInside.has(notice.kind) && notice.count === 1)
  const why = notice.reason === 'watches' ? [words.t('notices.watched')] : []
  const event = notice.event === undefined ? [] : [notice.event.title]
  return [notice.page.title, ...event, ...(isNamed ? [] : [names]), ...why]
}

/** What one does with what waits: `Lire et décider`; what is only told is opened. */
export const sayAct = (notice: Notice, { t, find }: Translations): string =>
  find(`notices.act.${notice.kind}`, notice.count) ?? t('notices.open')

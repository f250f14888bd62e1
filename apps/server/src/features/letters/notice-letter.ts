import type { Notice } from '@forkshop/api'
import {
  dateRange,
  localeOf,
  parseNoticeKind,
  pagePath,
  type Language,
  type NoticeKind,
} from '@forkshop/domain'
import { dayInZone, dayName, daysOf } from './letter-days.ts'
import { kindOf } from '../../base/kind-of.ts'
import { sentencesIn } from '../../base/sentences.ts'
import type { Letter, LetterSection } from '../mail/letter.ts'

/** A line of an inbox as a message tells it. */
export type ToldLine = Notice & {
  /** What it is about, where its words do not say so. */
  readonly about?: string
  /** The words that went and came, where it tells of one change. */
  readonly change?: { readonly before: string; readonly after: string }
}

/** What a message to one person is written of. */
export type NoticeLetter = {
  readonly site: string
  /** Address of the site, without a slash at its end. */
  readonly url: string
  readonly name: string
  readonly language: Language
  readonly lines: readonly [ToldLine, ...ToldLine[]]
  /** How many more there are than `lines`. */
  readonly more: number
  /** The page whose agenda has a picture, where one is told of alone. */
  readonly strip: { readonly title: string; readonly link: string } | null
  readonly unsubscribe: string
  /** In which languages its pages are, by their slugs. */
  readonly langs: ReadonlyMap<string, string>
}

/** What a letter about a day or week is written of besides. */
export type TimeLetter = NoticeLetter & {
  /** By whose clocks (IANA) days are said. */
  readonly zone: string
  /** How many things wait for the reader to decide. */
  readonly waiting: number
}

/** A message about what has just happened, all of one kind. */
export function letterAtOnce(data: NoticeLetter): Letter {
  const { site, lines, language, strip, url } = data
  const { t } = sentencesIn(language)
  const [first, ...others] = lines
  const subject =
    others.length === 0 && data.more === 0
      ? `${sentenceOf(first, language)} · ${first.page.title}`
      : t('mail.now.several', { site }, countOf(data))
  return {
    ...partsOf(data, null),
    subject,
    paragraphs: [t('mail.hello', data), t('mail.now.text')],
    strip: strip === null ? null : { label: t('mail.now.strip', strip), link: strip.link },
    button:
      others.length === 0
        ? { label: t('mail.now.button'), link: `${url}${first.href}` }
        : { label: t('mail.now.open'), link: `${url}/inbox` },
    closing: null,
    notes: [...moreOf(data), t('mail.now.note')],
    unsubscribe: { label: t('mail.now.unsubscribe'), link: data.unsubscribe },
  }
}

/** A letter about a day or week. */
export function letterOfTime(kind: 'daily' | 'weekly', data: TimeLetter): Letter {
  const { site, lines, language, url, waiting, zone } = data
  const { t } = sentencesIn(language)
  const [first] = lines
  const what = `${sentenceOf(first, language)} · ${first.page.title}`
  return {
    ...partsOf(data, zone),
    subject: t(`mail.${kind}.subject`, { site, what }),
    paragraphs: [
      t('mail.hello', data),
      kind === 'daily' ? t('mail.daily.text') : ofWeek(data),
      ...(waiting === 0 ? [] : [t('mail.letter.waiting', waiting)]),
    ],
    strip: null,
    button: { label: t('mail.now.open'), link: `${url}/inbox` },
    closing: t(`mail.${kind}.end`),
    notes: [...moreOf(data), t('mail.letter.note')],
    unsubscribe: { label: t('mail.letter.unsubscribe'), link: data.unsubscribe },
  }
}

/** The days of the week on which something happened, from the first to the last. */
function ofWeek({ language, lines, zone }: TimeLetter): string {
  const { t } = sentencesIn(language)
  const days = daysOf(lines, zone)
  return days.first === days.last
    ? t('mail.weekly.oneDay', { day: dayName(days.first, language) })
    : t('mail.weekly.text', dateRange(days.first, days.last, language))
}

/** `zone` is that of the days that are said; null where none are. */
function partsOf(data: NoticeLetter, zone: string | null) {
  const { language, site } = data
  return { language, site, sections: sectionsOf(data, zone) }
}

/** A section for each page, the one with the newest line first, told in the order in which it happened. */
function sectionsOf(data: NoticeLetter, zone: string | null): readonly LetterSection[] {
  const { lines, language, url } = data
  const { t } = sentencesIn(language)
  return [...Map.groupBy(lines, ({ page }) => page.slug).values()].map((ofPage) => {
    const page = ofPage[0]?.page ?? { title: '', slug: '', kind: 'page' as const }
    return {
      heading: {
        label: titleIn(data, page),
        link: `${url}${pagePath({ ...page, kind: kindOf(page) })}`,
      },
      items: ofPage.toReversed().map((line) => ({
        day: zone === null ? null : dayName(dayInZone(line.at, zone), language),
        text: beforeQuote(line, language),
        quote: line.quote === undefined ? null : t('mail.quoted', { quote: line.quote }),
        change: line.change ?? null,
        link: `${url}${line.href}`,
      })),
    }
  })
}

/** The title of a page, with its language where another page of the letter is called alike. */
function titleIn(
  { lines, langs, language }: NoticeLetter,
  { title, slug }: Notice['page'],
): string {
  const lang = langs.get(slug) ?? null
  const isAlone = lines.every(({ page }) => page.slug === slug || page.title !== title)
  if (isAlone || lang === null) return title
  const name = new Intl.DisplayNames(localeOf(language), { type: 'language', fallback: 'none' })
  return `${title} (${name.of(lang) ?? lang})`
}

/** The sentence of a line, which the words that were said end. */
function beforeQuote(line: ToldLine, language: Language): string {
  const { t } = sentencesIn(language)
  const { about, quote } = line
  const sentence = sentenceOf(line, language)
  const text = about === undefined ? sentence : t('mail.naming', { text: sentence, about })
  return quote === undefined ? text : t('mail.saying', { text })
}

const ofOthers: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'proposal-accepted',
  'proposal-declined',
])

/** What happened, as a sentence without a full stop. */
function sentenceOf(line: ToldLine, language: Language): string {
  const { t, find } = sentencesIn(language)
  const kind = parseNoticeKind(line.kind)
  const isOther = kind !== null && ofOthers.has(kind) && line.reason !== 'author'
  const values = { who: namesOf(line, language), version: line.version ?? '', n: line.count }
  const said = find(`mail.${isOther ? 'others' : 'said'}.${line.kind}`, values, line.count)
  return said ?? t('mail.someone')
}

function namesOf({ who }: ToldLine, language: Language): string {
  const { t } = sentencesIn(language)
  const [a, b, ...others] = who.map(({ name }) => name)
  if (a === undefined) return t('mail.someone')
  if (b === undefined) return a
  return others.length === 0
    ? t('mail.two', { a, b })
    : t('mail.andOthers', { names: `${a}, ${b}` })
}

const countOf = ({ lines, more }: NoticeLetter): number =>
  lines.reduce((sum, { count }) => sum + count, more)

function moreOf({ more, language }: NoticeLetter): readonly string[] {
  return more === 0 ? [] : [sentencesIn(language).t('mail.letter.more', more)]
}

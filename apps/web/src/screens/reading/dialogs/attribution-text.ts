import {
  attributionParts,
  quote,
  type Attributed,
  type AttributionPart,
  type AttributionPlace,
  type Language,
} from '@forkshop/domain'
import { escapeHtml } from '../../../base/escape-html.ts'
import type { Say } from '../../../base/i18n/create-i18n.ts'
import { sayList } from '../../../base/i18n/format.ts'
import { sayLicense } from '../../../base/i18n/license.ts'

/** An attribution to be pasted; `html` has its links, null where it is printed. */
export type AttributionText = { readonly text: string; readonly html: string | null }

type Words = { readonly say: Say; readonly language: Language }
type Link = (label: string, url: string | null, rel?: string) => string

/** One line that names a page, its authors, where it is and its licence, for where it is used. */
export const attributionText = (
  page: Attributed,
  place: AttributionPlace,
  words: Words,
): AttributionText => {
  const line = (of: AttributionPlace, link: Link): string =>
    `${attributionParts(page, of)
      .map((part) => sayPart(part, words, link))
      .join(', ')}.`
  return place === 'page'
    ? { text: line('handout', asText), html: line('page', asHtml) }
    : { text: line(place, asText), html: null }
}

const asText: Link = (label) => label

const asHtml: Link = (label, url, rel) =>
  url === null
    ? escapeHtml(label)
    : `<a href="${escapeHtml(url)}"${rel === undefined ? '' : ` rel="${rel}"`}>${escapeHtml(label)}</a>`

const sayPart = (
  { kind, texts, url }: AttributionPart,
  { say, language }: Words,
  link: Link,
): string => {
  const [first = '', printed] = texts
  const beside = (text: string): string =>
    printed === undefined
      ? text
      : say('dialogs.share.beside', { text, address: link(printed, null) })
  switch (kind) {
    case 'title':
      return link(quote(first, language), url)
    case 'authors':
      return say('dialogs.share.by', { names: link(sayList(texts, language), null) })
    case 'source':
      return link(first, null)
    case 'license':
      return say('dialogs.share.under', {
        licence: beside(link(sayLicense(first), url, 'license')),
      })
    case 'origin':
      return say('dialogs.share.adapted', { title: beside(link(quote(first, language), url)) })
  }
}

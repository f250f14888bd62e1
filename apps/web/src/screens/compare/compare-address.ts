import type { CompareView } from '@forkshop/api'
import type { ComparedPage } from './text-choices.ts'

type Pages = {
  readonly from: Pick<ComparedPage, 'slug'>
  readonly to: Pick<ComparedPage, 'slug'>
}

/** Whether the texts are of two pages. */
export const isAcross = ({ from, to }: Pages): boolean => from.slug !== to.slug

/** Where texts are compared: below their page, whose address is `path`, or apart where there are two pages. */
export const comparePath = (pages: Pages, path: string): string =>
  isAcross(pages) ? '/compare' : `${path}/compare`

type End = Pick<CompareView['from'], 'version'> & {
  readonly revision: Pick<CompareView['from']['revision'], 'id'>
}
type Texts = { readonly from: End; readonly to: End }

/** What names a text of a page in the address: its version, revision or `head`, with its page where there are two. */
export const nameOfText = (
  { slug }: Pick<ComparedPage, 'slug'>,
  at: string,
  isOfTwo: boolean,
): string => (isOfTwo ? `${slug}@${at}` : at)

/** What names the very texts in view, so that they are still meant when the page has moved on. */
export const namesOfTexts = (
  pages: Pages,
  texts: Texts,
): { readonly from: string; readonly to: string } => {
  const name = (side: 'from' | 'to'): string => {
    const { version, revision } = texts[side]
    return nameOfText(pages[side], version ?? revision.id, isAcross(pages))
  }
  return { from: name('from'), to: name('to') }
}

/** The address that compares the very texts in view. */
export const addressOfTexts = (pages: Pages, texts: Texts, path: string): string =>
  `${comparePath(pages, path)}?${new URLSearchParams(namesOfTexts(pages, texts)).toString()}`

import { pictureOfPage } from '@forkshop/document'

/** The draft, and the page that it is of; null before the first publish. */
export type PictureOwner = { readonly id: string; readonly page: string | null }

/** Where the browser finds what a draft keeps, with a stroke at its end. */
export const mediaFolder = ({ id, page }: PictureOwner): string =>
  `/api/v1/${page === null ? `drafts/${id}` : `pages/${page}`}/media/`

/**
 * Where the browser loads a picture of a draft from; null for what the page would not show either: a
 * picture of another host, a script, a file that is none of the page's.
 */
export const pictureAddress = (owner: PictureOwner, source: string): string | null => {
  const name = pictureOfPage(source)
  return name === null ? null : `${mediaFolder(owner)}${name}`
}

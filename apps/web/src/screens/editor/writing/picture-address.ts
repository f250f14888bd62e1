import { pictureOfPage } from '@forkshop/document'

/**
 * Where the browser loads a picture of a draft from; null for what the page would not show either: a
 * picture of another host, a script, a file that is none of the page's.
 */
export const pictureAddress = (
  { id, page }: { readonly id: string; readonly page: string | null },
  source: string,
): string | null => {
  const name = pictureOfPage(source)
  if (name === null) return null
  return `/api/v1/${page === null ? `drafts/${id}` : `pages/${page}`}/media/${name}`
}

import { pictureOfPage } from '@forkshop/document'

/**
 * Where the browser loads a picture of a draft from; null for what the page would not show either: a
 * picture of another host, a script, a file that is none of the page's.
 */
export const pictureAddress = (slug: string, source: string): string | null => {
  const name = pictureOfPage(source)
  return name === null ? null : `/api/v1/pages/${slug}/media/${name}`
}

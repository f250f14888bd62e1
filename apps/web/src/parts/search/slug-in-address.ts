import { parsePageLink } from '@forkshop/domain'

/** The slug of the page that an address of this site (`siteUrl`, without a slash at its end) leads to; null for one of its versions, and all others. */
export const slugInAddress = (typed: string, siteUrl: string): string | null => {
  const address = typed.trim()
  const isFull = address.startsWith(`${siteUrl}/`)
  const link = parsePageLink(isFull ? address.slice(siteUrl.length) : address)
  return link === null || link.at !== null ? null : link.slug
}

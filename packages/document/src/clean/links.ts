/** Services that put their own address before the one that was meant, and the parameter that holds it. */
const WRAPPERS: readonly (readonly [host: RegExp, path: RegExp, parameter: string])[] = [
  [/^(?:www\.)?google\.[a-z.]+$/, /^\/url$/, 'q'],
  [/\.safelinks\.protection\.outlook\.com$/, /^\//, 'url'],
  [/^slack-redir\.net$/, /^\/link$/, 'url'],
]
const ALLOWED = /^(?:https?:\/\/|mailto:|tel:)/i
const OWN = /^(?:\/p\/|(?:\.\/)?media\/)/
const MAX_LENGTH = 2000

/**
 * An address that a page may link to; null for scripts, files of somebody's disk, places within the page
 * that it was copied from. An address of this site (`siteUrl`) becomes one within the library.
 */
export function cleanLink(address: string, siteUrl?: string): string | null {
  const href = unwrapped(address.trim()).replace(/\s/g, '%20')
  if (href.length > MAX_LENGTH || /[<>]/.test(href)) return null
  const own = siteUrl === undefined ? href : withoutSite(href, siteUrl)
  return OWN.test(own) || ALLOWED.test(own) ? own : null
}

function unwrapped(address: string): string {
  if (address.length > MAX_LENGTH || !/^https?:/i.test(address)) return address
  const url = URL.parse(address)
  const [, , parameter] =
    WRAPPERS.find(
      ([host, path]) => url !== null && host.test(url.hostname) && path.test(url.pathname),
    ) ?? []
  const meant = parameter === undefined ? null : url?.searchParams.get(parameter)
  return meant === null || meant === undefined || !ALLOWED.test(meant) ? address : meant
}

/** `/p/slug` for a page of the library at its full address; every other address as it is. */
function withoutSite(href: string, siteUrl: string): string {
  const site = siteUrl.replace(/\/$/, '')
  return href.startsWith(`${site}/p/`) ? href.slice(site.length) : href
}

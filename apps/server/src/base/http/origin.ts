import type { Settings } from '../settings.ts'

/**
 * Whether a page of this origin is one of ours. With a given public address only that one;
 * otherwise the name the caller used for the server (`Host`). `null` is never ours.
 */
export function isOwnOrigin(
  settings: Pick<Settings, 'url' | 'urlGiven'>,
  origin: string,
  hostHeader: string | undefined,
): boolean {
  if (origin === settings.url) return true
  if (settings.urlGiven || hostHeader === undefined) return false
  const url = URL.parse(origin)
  return url !== null && /^https?:$/.test(url.protocol) && url.host === hostHeader
}

/**
 * Whether a request that would change something was started by a page of another site. Programs
 * send neither header and are let through: they hold no cookie that a stranger could use.
 */
export function isForeignRequest(
  settings: Pick<Settings, 'url' | 'urlGiven'>,
  headers: {
    readonly origin?: string | undefined
    readonly host?: string | undefined
    readonly 'sec-fetch-site'?: string | string[] | undefined
  },
): boolean {
  if (headers.origin !== undefined) return !isOwnOrigin(settings, headers.origin, headers.host)
  const site = headers['sec-fetch-site']
  return site === 'cross-site' || site === 'same-site'
}

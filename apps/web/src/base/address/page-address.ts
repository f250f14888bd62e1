import type { RouteLocation } from 'vue-router'
import { Redirect } from '../loading/loader.ts'

type Kind = 'format' | 'method' | 'event' | 'project'

const segments: Readonly<Record<Kind, string>> = {
  format: 'formats',
  method: 'methods',
  event: 'events',
  project: 'projects',
}

/** Where a page is read: below its kind, or below `/p` when it has none. */
export const pagePath = (page: { readonly slug: string; readonly kind: Kind | null }): string =>
  `/${page.kind === null ? 'p' : segments[page.kind]}/${page.slug}`

/**
 * Sends a reader who came by an old name or under another kind to the page's own address;
 * `/p/<slug>` is permanent for every kind and stays.
 */
export const settleAddress = (
  route: Pick<RouteLocation, 'params' | 'path' | 'fullPath'>,
  page: { readonly slug: string; readonly kind: Kind | null },
): void => {
  const asked = String(route.params['slug'])
  const [, segment = ''] = route.path.split('/')
  const permanent = segment === 'p'
  if (asked === page.slug && (permanent || pagePath(page) === `/${segment}/${asked}`)) return
  const target = permanent ? `/p/${page.slug}` : pagePath(page)
  const rest = route.path.slice(`/${segment}/${encodeURIComponent(asked)}`.length)
  throw new Redirect(target + rest + route.fullPath.slice(route.path.length), 308)
}

import { anyKindPath, pagePath, type PageKind } from '@forkshop/domain'
import type { RouteLocation } from 'vue-router'
import { Redirect } from '../loading/loader.ts'

/**
 * Sends a reader who came by an old name or under another kind to the page's own address; the
 * permanent one leads to every kind and stays.
 */
export const settleAddress = (
  route: Pick<RouteLocation, 'params' | 'path' | 'fullPath'>,
  page: { readonly slug: string; readonly kind: PageKind | null },
): void => {
  const asked = String(route.params['slug'])
  const [, segment = ''] = route.path.split('/')
  const permanent = segment === anyKindPath
  if (asked === page.slug && (permanent || pagePath(page) === `/${segment}/${asked}`)) return
  const target = pagePath(permanent ? { slug: page.slug, kind: null } : page)
  const rest = route.path.slice(`/${segment}/${encodeURIComponent(asked)}`.length)
  throw new Redirect(target + rest + route.fullPath.slice(route.path.length), 308)
}

import { movedPath, parsePagePlace, type PageKind } from '@forkshop/domain'
import type { RouteLocation } from 'vue-router'
import { Redirect } from '../loading/loader.ts'

/**
 * Sends a reader who came by an old name or under another kind to the page's own address. On the
 * server it was settled before anything was drawn.
 */
export const settleAddress = (
  route: Pick<RouteLocation, 'path' | 'fullPath'>,
  page: { readonly slug: string; readonly kind: PageKind | null },
): void => {
  const place = parsePagePlace(route.path)
  const moved = place && movedPath(place, page)
  if (moved !== null) throw new Redirect(moved + route.fullPath.slice(route.path.length), 308)
}

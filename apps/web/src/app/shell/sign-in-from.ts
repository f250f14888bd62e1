import type { RouteLocationNormalizedLoaded } from 'vue-router'

type Place = Pick<RouteLocationNormalizedLoaded, 'path' | 'fullPath' | 'params'>

/** Where one signs in, coming from an address and back to it; nobody comes back to an address that is none. */
export const signInFrom = ({ path, fullPath, params }: Place) => {
  const comesBack = !['/', '/sign-in'].includes(path) && params['rest'] === undefined
  return { path: '/sign-in', query: comesBack ? { next: fullPath } : {} }
}

import { anyKindPath, kindPath, movedPath, pageKinds, parsePagePlace } from '@forkshop/domain'
import { kindOf } from '../../base/kind-of.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPageOrTombstone } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'

/** What is at an address for somebody without an account, told by the row of the page that it is of. */
export type Settled =
  /** A page, or the address is none of a page. */
  | { readonly kind: 'here' }
  | { readonly kind: 'elsewhere'; readonly to: string }
  | { readonly kind: 'missing'; readonly status: 404 | 410 }

/** The first parts of addresses of pages, in lower case as the screens take them in any. */
const folders: ReadonlySet<string> = new Set([anyKindPath, ...pageKinds.map(kindPath)])

/** Whether a page is where it is asked for (path and query), before anything of it is read or drawn. */
export async function settleAddress(services: Services, address: string): Promise<Settled> {
  const [path = '', ...query] = address.split(/(?=\?)/)
  const place = parsePagePlace(path)
  if (place === null || !folders.has(place.folder.toLowerCase())) return { kind: 'here' }
  const page = await findPageOrTombstone(services, place.slug).catch((error: unknown) => {
    if (error instanceof ProblemError && error.code === 'not-found') return null
    throw error
  })
  if (page === null) return { kind: 'missing', status: 404 }
  if (page.deleted !== null) return { kind: 'missing', status: 410 }
  const moved = movedPath(place, { slug: page.slug, kind: kindOf(page) })
  return moved === null ? { kind: 'here' } : { kind: 'elsewhere', to: moved + query.join('') }
}

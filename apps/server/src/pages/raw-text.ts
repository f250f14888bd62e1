import { ForkshopError } from '@forkshop/domain'
import type { Actor } from '../http/handler.ts'
import { requireRight } from '../http/rights.ts'
import type { Services } from '../services.ts'
import { boundedCache } from './bounded-cache.ts'
import { findPage, resolveAt } from './find-page.ts'
import { perServer } from './per-server.ts'
import { pageIdOf } from './row-ids.ts'

/** The text of a revision as it was committed: its UTF-8 bytes are the bytes in git. */
export type RawText = { readonly text: string; readonly revision: string }

const MAX_CACHED_CHARACTERS = 16_000_000

/** Answers for public pages, forgotten whenever any page changes. */
const cacheOf = perServer((services) => {
  let cache = boundedCache<RawText>(MAX_CACHED_CHARACTERS)
  services.events.on((event) => {
    if (event.kind !== 'signed-out') cache = boundedCache(MAX_CACHED_CHARACTERS)
  })
  return { current: () => cache }
})

/** The exact text of a page at one of its revisions, for those who may read it. */
export async function readRaw(
  services: Services,
  wanted: { readonly slug: string; readonly at: string | undefined; readonly actor: Actor },
): Promise<RawText> {
  const cache = cacheOf(services).current()
  const key = `${wanted.slug}@${wanted.at ?? 'head'}`
  const known = cache.get(key)
  // A token may be limited to some pages: only callers without one are served from memory.
  if (known !== undefined && (wanted.actor.kind !== 'account' || wanted.actor.token === null)) {
    return known
  }
  const page = await findPage(services, wanted.slug, wanted.actor)
  await requireRight(services, wanted.actor, 'read', page)
  const { revision } = await resolveAt(services, page, wanted.at)
  const text = await services.library.readText(pageIdOf(page.id), revision)
  if (text === null) throw new ForkshopError('missing-revision', { page: page.id, revision })
  const raw = { text, revision }
  if (page.visibility === 'public') cache.set(key, raw, text.length)
  return raw
}

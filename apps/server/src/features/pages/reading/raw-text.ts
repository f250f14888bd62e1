import { ForkshopError } from '@forkshop/domain'
import type { Actor } from '../../../base/http/handler.ts'
import { requireRight } from '../../../records/pages/rights.ts'
import type { Services } from '../../../records/services/services.ts'
import { findPage, resolveAt } from '../../../records/pages/find-page.ts'
import { pageIdOf } from '../../../base/row-ids.ts'

/** The text of a revision as it was committed: its UTF-8 bytes are the bytes in git. */
export type RawText = { readonly text: string; readonly revision: string }

/** The exact text of a page at one of its revisions, for those who may read it. */
export async function readRaw(
  services: Services,
  wanted: { readonly slug: string; readonly at: string | undefined; readonly actor: Actor },
): Promise<RawText> {
  const page = await findPage(services, wanted.slug, wanted.actor)
  await requireRight(services, wanted.actor, 'read', page)
  const { revision } = await resolveAt(services, page, wanted.at)
  const text = await services.library.readText(pageIdOf(page.id), revision)
  if (text === null) throw new ForkshopError('missing-revision', { page: page.id, revision })
  return { text, revision }
}

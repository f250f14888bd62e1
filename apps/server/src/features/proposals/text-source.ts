import { parseSlug } from '@forkshop/domain'
import type { Media } from '@forkshop/repository'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { mediaNamesIn } from '../media/pending.ts'
import { findPage } from '../../records/pages/find-page.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { readPageAt } from '../pages/shown/show-page.ts'
import type { Services } from '../../records/services/services.ts'

export type TextSource = { readonly text: string; readonly media: readonly Media[] }

/**
 * The text that a proposal offers: given as it is, or that of another page the caller may read
 * (`slug@at`, the newest without `@at`) with its pictures. Throws `invalid` unless it is exactly one.
 */
export const readSource = async (
  services: Services,
  actor: Actor,
  body: { readonly text?: string | undefined; readonly from?: string | undefined },
): Promise<TextSource> => {
  if (body.text !== undefined && body.from === undefined) return { text: body.text, media: [] }
  if (body.text !== undefined || body.from === undefined) throw refused('text', 'required')
  const [slug = '', at, ...rest] = body.from.split('@')
  if (parseSlug(slug) === null || rest.length > 0) throw refused('from', 'format')
  const page = await findPage(services, slug, actor)
  await requireRight(services, actor, 'read', page)
  const { text, revision } = await readPageAt(services, page, at)
  const media: Media[] = []
  for (const name of mediaNamesIn(text)) {
    const bytes = await services.library.readMedia(pageIdOf(page.id), revision, name)
    if (bytes !== null) media.push({ name, bytes })
  }
  return { text, media }
}

const refused = (path: string, code: string): ProblemError =>
  new ProblemError('invalid', 'proposal-source', {
    errors: [{ path, code, message: 'Give either text or from (slug@at).' }],
  })

import type { Draft } from '@forkshop/api'
import { DRAFT_BODY, SCHEMA_VERSION } from '@forkshop/document'
import { ForkshopError } from '@forkshop/domain'
import type { PageRow } from '../../records/pages/find-page.ts'
import { kindOf } from '../../base/kind-of.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { ideasOf, writersOf, type DraftRow } from './draft-rows.ts'
import { toDraftToken, TOKEN_LIFE_MS } from './draft-token.ts'
import { passOf } from './pass.ts'
import { roomOf } from './room.ts'
import type { Account } from '../../base/http/signed-in.ts'

/** A draft as the editor opens it, with the caller's token for its room. */
export const toDraft = async (
  services: Services,
  page: PageRow,
  draft: DraftRow,
  actor: Account,
): Promise<Draft> => ({
  id: draft.id,
  room: roomOf(draft.id),
  token: tokenFor(services, draft.id, actor),
  field: DRAFT_BODY,
  base: draft.base,
  authors: (await writersOf(services, draft.id)).map(({ id, name }) => ({ id, name })),
  baseText: await baseTextOf(services, draft),
  page: page.slug,
  title: page.title,
  lang: page.lang,
  kind: kindOf(page),
  purpose: draft.purpose === 'page' ? 'page' : 'proposal',
  schemaVersion: SCHEMA_VERSION,
  proposal: draft.proposal,
  ideas: [...ideasOf(draft)],
  event: draft.event,
})

/** The text a draft started from. Throws `missing-revision` when the repository lost it. */
export const baseTextOf = async (
  services: Services,
  draft: Pick<DraftRow, 'page' | 'base'>,
): Promise<string> => {
  const text = await services.library.readText(pageIdOf(draft.page), revisionIdOf(draft.base))
  if (text !== null) return text
  throw new ForkshopError('missing-revision', { page: draft.page, revision: draft.base })
}

/** A fresh token for a draft's room. */
export const tokenFor = (services: Services, draft: string, actor: Account): string =>
  toDraftToken(services.settings.secret, {
    draft,
    user: actor.id,
    pass: passOf(actor),
    expires: services.clock().getTime() + TOKEN_LIFE_MS,
  })

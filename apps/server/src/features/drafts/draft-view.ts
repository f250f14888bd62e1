import type { Draft } from '@forkshop/api'
import { DRAFT_BODY, needsSourceView, SCHEMA_VERSION } from '@forkshop/document'
import { ForkshopError } from '@forkshop/domain'
import { findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { kindOf } from '../../base/kind-of.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { ideasOf, writersOf, type DraftRow } from './draft-rows.ts'
import { isStart, startOf } from './start-rows.ts'
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
  ...(await sharedOf(services, draft, actor)),
  page: page.slug,
  title: page.title,
  lang: page.lang,
  kind: kindOf(page),
  from: null,
})

/** The same of a draft without a page; `from` is what it will be a fork of, as far as the caller may read that. */
export const toStart = async (
  services: Services,
  draft: DraftRow,
  actor: Account,
): Promise<Draft> => {
  const start = await startOf(services, draft.id)
  const origin = start.origin === null ? null : await findPageById(services, start.origin, actor)
  return {
    ...(await sharedOf(services, draft, actor)),
    page: null,
    title: start.title,
    lang: start.lang ?? '',
    kind: kindOf(start),
    from:
      origin === null
        ? null
        : {
            slug: origin.slug,
            kind: kindOf(origin),
            title: origin.title,
            version: start.origin_version,
          },
  }
}

const sharedOf = async (
  services: Services,
  draft: DraftRow,
  actor: Account,
): Promise<Omit<Draft, 'page' | 'title' | 'lang' | 'kind' | 'from'>> => {
  const baseText = await baseTextOf(services, draft)
  return {
    id: draft.id,
    room: roomOf(draft.id),
    token: tokenFor(services, draft.id, actor),
    field: DRAFT_BODY,
    base: draft.base,
    authors: (await writersOf(services, draft.id)).map(({ id, name }) => ({ id, name })),
    baseText,
    asSource: needsSourceView(baseText),
    purpose: purposeOf(draft),
    schemaVersion: SCHEMA_VERSION,
    proposal: draft.proposal,
    ideas: [...ideasOf(draft)],
    event: draft.event,
  }
}

/** What a draft becomes. */
export const purposeOf = ({ purpose }: Pick<DraftRow, 'purpose'>): Draft['purpose'] =>
  purpose === 'page' || purpose === 'start' ? purpose : 'proposal'

/** The text a draft started from. Throws `missing-revision` when the repository lost it. */
export const baseTextOf = async (
  services: Services,
  draft: Pick<DraftRow, 'id' | 'page' | 'base' | 'purpose'>,
): Promise<string> => {
  if (isStart(draft)) return (await startOf(services, draft.id)).text
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

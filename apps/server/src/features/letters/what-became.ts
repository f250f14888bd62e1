import type { Selectable } from 'kysely'
import type { VoiceTables } from '../../records/database/tables/voice-tables.ts'
import { arrivedIn } from '../../records/pages/arrived-in.ts'
import { readPage, type PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'

type IdeaRow = Selectable<VoiceTables['idea']>

/** What became of an idea, itself or that which says the same. */
export type Became = { readonly page: PageRow; readonly text: string } & (
  | { readonly kind: 'released'; readonly version: string }
  | { readonly kind: 'declined'; readonly reason: string }
)

/**
 * What became of an idea that everybody may read; null while nothing did, and for one that is hidden, deleted, or on a page
 * that is private.
 */
export async function whatBecame(services: Services, id: string): Promise<Became | null> {
  const idea = await shownIdea(services, id)
  const meant = idea?.duplicate_of ? await shownIdea(services, idea.duplicate_of) : idea
  const page = idea === null ? null : await readPage(services, idea.page)
  if (idea === null || meant === null || page === null) return null
  if (page.deleted !== null || page.visibility === 'private') return null
  const { text } = idea
  if (meant.state === 'declined')
    return { kind: 'declined', reason: meant.reason ?? '', page, text }
  const version = await versionOf(services, page, meant)
  return version === null ? null : { kind: 'released', version, page, text }
}

async function shownIdea({ database }: Services, id: string): Promise<IdeaRow | null> {
  const row = await database
    .selectFrom('idea')
    .selectAll()
    .where('id', '=', id)
    .where('deleted', 'is', null)
    .where('hidden', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** The version, not withdrawn, in which the proposal of an idea arrived. */
async function versionOf(
  services: Services,
  page: PageRow,
  { state, proposal }: IdeaRow,
): Promise<string | null> {
  if (state !== 'accepted' || proposal === null) return null
  const accepted = await services.database
    .selectFrom('proposal')
    .select('accepted_revision')
    .where('page', '=', page.id)
    .where('number', '=', proposal)
    .executeTakeFirst()
  const revision = accepted?.accepted_revision ?? null
  const version = revision === null ? null : await arrivedIn(services, page, revision)
  if (version === null) return null
  const release = await services.database
    .selectFrom('page_release')
    .select('version')
    .where('page', '=', page.id)
    .where('version', '=', version)
    .where('withdrawn', 'is', null)
    .executeTakeFirst()
  return release === undefined ? null : version
}

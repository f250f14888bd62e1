import { parseRevisionId, type RevisionId } from '@forkshop/domain'
import type { LibraryProposal, PageMeta, Revision } from '@forkshop/repository'
import type { Selectable } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { TAKEN_FROM } from '../../features/proposals/proposal-commit.ts'
import type { Services } from '../../records/services/services.ts'

/** Which text of a source a page is, and how much of it the page has, as the records keep it. */
export type ImportedPage = Selectable<Tables['import_page']>

/** `<first commit>@<commit>:<path>`: what an imported revision says of where it is from. */
const IMPORTED_FROM = /^[0-9a-f]{40}@[0-9a-f]{40}:/

/** States of a proposal that are looked through for what it was taken from. */
const MAX_STATES = 1000

/**
 * What git knows of the text that a page was imported from; null for a page that was made here, or
 * imported before git kept that. `history` are the page's own revisions, oldest first.
 */
export async function readImportedPage(
  services: Pick<Services, 'library'>,
  page: {
    readonly meta: PageMeta
    readonly history: readonly Revision[]
    readonly proposals: readonly LibraryProposal[]
  },
): Promise<ImportedPage | null> {
  const { id, imported } = page.meta
  if (imported === undefined) return null
  const tip = await newestImported(services, page)
  if (tip === null) return null
  return { ...imported, page: id, tip, offered: await newestOffered(services, page) }
}

/** A fork that was imported may have nothing of its own but the revision it starts from. */
async function newestImported(
  { library }: Pick<Services, 'library'>,
  { meta, history }: { readonly meta: PageMeta; readonly history: readonly Revision[] },
): Promise<RevisionId | null> {
  const own = history.findLast(isImported)
  if (own !== undefined || meta.origin === null) return own?.id ?? null
  const first = await library.revision(meta.id, meta.origin.commit)
  return first !== null && isImported(first) ? first.id : null
}

function isImported({ trailers }: Revision): boolean {
  return trailers.some(({ key, value }) => key === 'Imported-From' && IMPORTED_FROM.test(value))
}

/** The revision of the source that was proposed last. */
async function newestOffered(
  { library }: Pick<Services, 'library'>,
  { meta, proposals }: { readonly meta: PageMeta; readonly proposals: readonly LibraryProposal[] },
): Promise<string | null> {
  for (const { head } of proposals.toReversed()) {
    const { items } = await library.history(meta.id, { from: head, limit: MAX_STATES })
    for (const { trailers } of items) {
      // What a page took over from another one is named with that one's address.
      const taken = trailers.find(
        ({ key, value }) => key === TAKEN_FROM && parseRevisionId(value) !== null,
      )
      if (taken !== undefined) return taken.value
    }
  }
  return null
}

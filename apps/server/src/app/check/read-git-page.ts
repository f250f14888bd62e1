import type { PageId, LineageId } from '@forkshop/domain'
import type { PageMeta } from '@forkshop/repository'
import { ownHistory } from '../../records/pages/own-history.ts'
import { readFacts, type PageFacts } from '../../texts/jobs/page-facts.ts'
import { byVersion } from '../../records/pages/versions.ts'
import type { Services } from '../../records/services/services.ts'
import type { GitPage, RecordedPage } from './compare-page.ts'
import { readImportedPage } from './imported-page.ts'

/** Where a page stands in git. */
export type StoredPage = {
  readonly page: PageId
  readonly lineage: LineageId
  readonly meta: PageMeta
}

/** Reads a page out of git; null when it has no main line. Throws for what is broken. */
export async function readGitPage(
  { library }: Services,
  { page, lineage, meta }: StoredPage,
  recorded: RecordedPage | null,
): Promise<GitPage | null> {
  const head = await library.head(page)
  if (head === null) return null
  const [text, releases, proposals, history, originVersions] = await Promise.all([
    library.readText(page, head),
    library.releases(page),
    library.proposals(page),
    ownHistory({ library }, { page, meta }),
    versionsAt({ library }, meta.origin),
  ])
  const facts = text === null ? null : factsOf(text, meta, recorded)
  const imported = await readImportedPage({ library }, { meta, history, proposals })
  return { lineage, meta, head, facts, releases, proposals, history, originVersions, imported }
}

/** A text without a title is called by its slug: the one it had when it was last written. */
function factsOf(text: string, meta: PageMeta, recorded: RecordedPage | null): PageFacts {
  const facts = readFacts(text, meta.slug)
  if (recorded === null || facts.card.title === recorded.row.title) return facts
  const former = meta.formerSlugs.map((slug) => readFacts(text, slug))
  return former.find(({ card }) => card.title === recorded.row.title) ?? facts
}

/** Versions of a page that are one of its revisions, lowest first. */
export async function versionsAt(
  { library }: Pick<Services, 'library'>,
  origin: PageMeta['origin'],
): Promise<readonly string[]> {
  if (origin === null) return []
  const releases = await library.releases(origin.page)
  return releases
    .filter(({ revision }) => revision === origin.commit)
    .map(({ version }) => version)
    .toSorted(byVersion)
}

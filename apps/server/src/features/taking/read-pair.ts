import type { UpstreamTexts } from '@forkshop/compare'
import type { PageId, RevisionId } from '@forkshop/domain'
import type { Revision } from '@forkshop/repository'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { refusedSource, type Pair } from './reach-upstream.ts'

/** Both pages at their newest revisions, and where they met last. */
export type ReadPair = {
  readonly base: RevisionId
  readonly upstream: RevisionId
  readonly met: RevisionId
  readonly texts: UpstreamTexts
}

/** Reads both pages. Throws `invalid` at `from` (`other-lineage`) where they have no past in common. */
export async function readPair(services: Services, { page, origin }: Pair): Promise<ReadPair> {
  const [mine, other] = await Promise.all([headOf(services, page), headOf(services, origin)])
  const met = await services.library.mergeBase(mine, other)
  const [base, own, theirs] = await Promise.all([
    met && services.library.readText(mine.page, met),
    services.library.readText(mine.page, mine.revision),
    services.library.readText(other.page, other.revision),
  ])
  if (met === null || base === null || own === null || theirs === null) {
    throw refusedSource('other-lineage')
  }
  return { base: mine.revision, upstream: other.revision, met, texts: { base, own, theirs } }
}

async function headOf({ library }: Services, row: PageRow) {
  const page = pageIdOf(row.id)
  return { page, revision: (await library.head(page)) ?? revisionIdOf(row.head) }
}

/** The revisions of a page since another one met it, oldest first, with their texts. */
export type UpstreamLine = {
  readonly texts: readonly string[]
  /** Of each text its revision; null for the first where it stands for older ones too. */
  readonly revisions: readonly (Revision | null)[]
  /** The revisions for which that one stands. */
  readonly older: readonly Revision[]
}

/** Revisions that are looked at for who made them. */
const MAX_OLDER = 200
/** Revisions whose texts are read to tell which of them changed a passage. */
const MAX_LINE = 30
/** All their texts together, in UTF-16 units. */
const MAX_CHARACTERS = 600_000

/**
 * What a page became since both met, as far as it is read: the newest revisions, and of the older ones the text that they
 * came to.
 */
export async function readLine(
  { library }: Services,
  { origin }: Pair,
  { upstream, met, texts }: ReadPair,
): Promise<UpstreamLine> {
  const page = pageIdOf(origin.id)
  const { items } = await library.history(page, { from: upstream, limit: MAX_OLDER })
  const newer = items.slice(0, await countNewer(library, { page, line: items }, met))
  const most = Math.max(1, Math.floor(MAX_CHARACTERS / Math.max(1, texts.theirs.length)))
  const shown = newer.slice(0, Math.min(most, MAX_LINE)).toReversed()
  const older = newer.slice(shown.length)
  const [earlier] = older
  const line = earlier === undefined ? shown : [earlier, ...shown]
  const read = await Promise.all(line.map(({ id }) => library.readText(page, id)))
  return {
    texts: read.map((text) => text ?? ''),
    revisions: earlier === undefined ? line : [null, ...shown],
    older,
  }
}

/** How many of a line, newest first, were not there yet when both met: what came before one that was, was too. */
async function countNewer(
  library: Services['library'],
  { page, line }: { readonly page: PageId; readonly line: readonly Revision[] },
  met: RevisionId,
): Promise<number> {
  const isBefore = async (revision: RevisionId): Promise<boolean> =>
    (await library.mergeBase({ page, revision }, { page, revision: met })) === revision
  let [first, last] = [0, line.length]
  while (first < last) {
    const middle = Math.floor((first + last) / 2)
    const revision = line[middle]
    if (revision === undefined || (await isBefore(revision.id))) last = middle
    else first = middle + 1
  }
  return first
}

import type { LibraryRelease, PageMeta, Revision, LibraryProposal } from '@forkshop/repository'
import type { LineageId, RevisionId } from '@forkshop/domain'
import type { Selectable } from 'kysely'
import type { ReleaseTable } from '../../records/database/tables/page-tables.ts'
import type { ProposalTable } from '../../records/database/tables/voice-tables.ts'
import { toExcerptSource } from '../../texts/jobs/excerpt.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { acceptanceOf } from '../../records/pages/own-history.ts'
import type { PageFacts } from '../../texts/jobs/page-facts.ts'
import { factColumns, settingColumns } from '../../records/pages/page-rows.ts'
import type { ImportedPage } from './imported-page.ts'
import type { CheckProblem } from './problem.ts'

/** A page as git has it. */
export type GitPage = {
  readonly lineage: LineageId
  readonly meta: PageMeta
  readonly head: RevisionId
  /** What its newest text says; null when that cannot be read. */
  readonly facts: PageFacts | null
  readonly releases: readonly LibraryRelease[]
  readonly proposals: readonly LibraryProposal[]
  /** Its own revisions. */
  readonly history: readonly Revision[]
  /** Versions of its origin that are the revision it started from. */
  readonly originVersions: readonly string[]
  /** The text of a source that it came from. */
  readonly imported: ImportedPage | null
}

/** A page as the records have it. */
export type RecordedPage = {
  readonly row: PageRow
  readonly slugs: readonly string[]
  readonly maintainers: readonly string[]
  readonly releases: readonly Selectable<ReleaseTable>[]
  readonly proposals: readonly Selectable<ProposalTable>[]
  /** Names of the sources that it is known to have come from. */
  readonly sources: readonly string[]
  /** `key=value` each. */
  readonly facets: readonly string[]
  readonly words: { readonly sort_title: string; readonly plain: string } | null
  /** Whether its text is still to be read: until then the records have what its front matter says. */
  readonly isUnread: boolean
}

type Difference = Pick<CheckProblem, 'code' | 'detail'>

/** Where the records of a page say something else than git; nothing is told twice. */
export function comparePage(git: GitPage, recorded: RecordedPage): readonly Difference[] {
  const { meta } = git
  return [
    ...compareRow(git, recorded),
    ...compareSets('slugs-differ', [meta.slug, ...meta.formerSlugs], recorded.slugs),
    ...compareSets('maintainers-differ', meta.maintainers, recorded.maintainers),
    ...compareReleases(git, recorded),
    ...compareProposals(git, recorded),
    ...compareImport(git, recorded),
  ]
}

/** How much of a source a page has, the records may know better than its revisions tell. */
function compareImport({ imported }: GitPage, { sources }: RecordedPage): readonly Difference[] {
  if (imported === null || sources.includes(imported.source)) return []
  return [{ code: 'import-missing', detail: imported.source }]
}

function compareRow(git: GitPage, recorded: RecordedPage): readonly Difference[] {
  const { row } = recorded
  const { meta, lineage, head, facts } = git
  const columns: Partial<PageRow> = {
    slug: meta.slug,
    lineage,
    ...settingColumns(meta),
    origin_page: meta.origin?.page ?? null,
    origin_revision: meta.origin?.commit ?? null,
    // A page that was forked before its origin was released names no version.
    ...(row.origin_version !== null &&
      !git.originVersions.includes(row.origin_version) && {
        origin_version: git.originVersions.at(-1) ?? null,
      }),
    version: git.releases[0]?.version ?? null,
    // A page that was deleted before git kept that has no word of it there.
    ...(meta.deleted !== undefined && {
      deleted: meta.deleted.time,
      deleted_by: meta.deleted.by,
      deleted_reason: meta.deleted.reason,
    }),
  }
  const own = namesOfDifferent(row, columns)
  const behind = row.head === head ? [] : [`head ${row.head} ${head}`]
  // What a text says follows from the revision: another revision says it all.
  const isSaid = facts !== null && row.head === head && !recorded.isUnread
  const names = [...behind, ...own, ...(isSaid ? namesOfDifferent(row, factColumns(facts)) : [])]
  return [
    ...(names.length === 0 ? [] : [{ code: 'row-differs' as const, detail: names.join(', ') }]),
    ...(isSaid ? compareSearch(facts, recorded) : []),
    ...(recorded.isUnread ? [{ code: 'words-unread' as const, detail: '' }] : []),
  ]
}

function namesOfDifferent(row: PageRow, expected: Partial<PageRow>): readonly string[] {
  const actual: Readonly<Record<string, unknown>> = row
  return Object.entries(expected).flatMap(([name, value]) => (actual[name] === value ? [] : [name]))
}

function compareSearch(facts: PageFacts, { facets, words }: RecordedPage): readonly Difference[] {
  const expected = facts.facets.map(({ key, value }) => `${key}=${value}`)
  const isSame =
    words !== null &&
    // Earlier servers kept all of it.
    toExcerptSource(words.plain) === facts.plain &&
    words.sort_title === facts.words.sortTitle &&
    differenceOf(expected, facets).length === 0
  return isSame ? [] : [{ code: 'search-differs', detail: '' }]
}

function compareReleases(git: GitPage, recorded: RecordedPage): readonly Difference[] {
  const rows = new Map(recorded.releases.map((row) => [row.version, row]))
  const different = git.releases.filter(({ version, revision, notes, time, withdrawn }) => {
    const row = rows.get(version)
    rows.delete(version)
    if (row === undefined || row.revision !== revision || row.notes !== notes) return true
    // Of a version that was withdrawn before git kept that, git has no word.
    if (withdrawn !== null && row.withdrawn !== withdrawn.reason) return true
    // git keeps whole seconds.
    return Math.floor(Date.parse(row.time) / 1000) !== Math.floor(Date.parse(time) / 1000)
  })
  const versions = [...different.map(({ version }) => version), ...rows.keys()]
  return versions.map((version) => ({ code: 'version-differs', detail: version }))
}

function compareProposals(git: GitPage, recorded: RecordedPage): readonly Difference[] {
  const rows = new Map(recorded.proposals.map((row) => [row.number, row]))
  const differences = git.proposals.flatMap((proposal): readonly Difference[] => {
    const row = rows.get(proposal.number)
    rows.delete(proposal.number)
    const detail = String(proposal.number)
    if (row === undefined) return [{ code: 'proposal-missing', detail }]
    const accepted = acceptanceOf(git.history, proposal)
    return row.head === proposal.head && isDecidedAs(row, { accepted, end: proposal.end })
      ? []
      : [{ code: 'proposal-differs', detail }]
  })
  const lost = [...rows.keys()].map((number): Difference => {
    return { code: 'proposal-lost', detail: String(number) }
  })
  return [...differences, ...lost]
}

/**
 * Whether a proposal's row knows how it ended, where git says so. Of one that was declined or
 * withdrawn before git kept that, git has no word.
 */
export function isDecidedAs(
  row: Pick<Selectable<ProposalTable>, 'state' | 'accepted_revision'> | undefined,
  { accepted, end }: { readonly accepted: Revision | null; readonly end: LibraryProposal['end'] },
): boolean {
  if (accepted !== null) return row?.state === 'accepted' && row.accepted_revision === accepted.id
  return end === null || row?.state === end.state
}

function compareSets(
  code: Difference['code'],
  expected: readonly string[],
  actual: readonly string[],
): readonly Difference[] {
  const different = differenceOf(expected, actual)
  return different.length === 0 ? [] : [{ code, detail: different.join(', ') }]
}

/** What only one of both lists has. */
function differenceOf(a: readonly string[], b: readonly string[]): readonly string[] {
  const both = new Set(a.filter((one) => b.includes(one)))
  return [...new Set([...a, ...b])].filter((one) => !both.has(one)).toSorted()
}

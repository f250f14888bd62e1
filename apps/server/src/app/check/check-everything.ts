import type { LibraryProblem } from '@forkshop/repository'
import type { Services } from '../../records/services/services.ts'
import { checkRecords } from './check-records.ts'
import { checkNamed, checkUnpublished } from './check-references.ts'
import { comparePage, type GitPage, type RecordedPage } from './compare-page.ts'
import type { CheckProblem } from './problem.ts'
import { readGitPage, type StoredPage } from './read-git-page.ts'
import { readRecordedPage } from './read-recorded-page.ts'

/** What a check looked at and found. */
export type Checked = { readonly pages: number; readonly problems: readonly CheckProblem[] }

/** Compares git, the records and the files with each other. `tell` is told of each page. */
export async function checkEverything(
  services: Services,
  tell: (done: number) => void,
): Promise<Checked> {
  const problems: CheckProblem[] = [...(await checkRecords(services))]
  const slugs = await slugsById(services)
  const stored = await services.library.check()
  problems.push(...stored.map((problem) => withSlug(problem, slugs)))
  const told = new Set<string | null>(stored.map(({ page }) => page))
  const seen = new Set<string>()
  for await (const page of services.library.pages()) {
    tell(seen.size)
    seen.add(page.page)
    const found = await checkPage(services, page)
    // Git's own check has told of a page that cannot be read.
    problems.push(...found.filter(({ code }) => code !== 'unreadable' || !told.has(page.page)))
  }
  for (const [id, slug] of slugs) {
    if (seen.has(id) || told.has(id)) continue
    problems.push({ code: 'page-missing', page: slug, detail: id })
  }
  return { pages: seen.size, problems }
}

async function checkPage(services: Services, stored: StoredPage): Promise<readonly CheckProblem[]> {
  const { page, meta } = stored
  const recorded = await readRecordedPage(services, page)
  const parts = [
    async () => {
      const git = await readGitPage(services, stored, recorded)
      if (git === null) return [{ code: 'page-missing' as const, detail: page }]
      return [...compareRecorded(git, recorded), ...(await checkNamed(services, page, git))]
    },
    async () => checkUnpublished(services, page),
  ]
  const found = await Promise.all(parts.map(orUnreadable))
  return found.flat().map((problem) => ({ ...problem, page: meta.slug }))
}

type Found = Pick<CheckProblem, 'code' | 'detail'>

function compareRecorded(git: GitPage, recorded: RecordedPage | null): readonly Found[] {
  if (recorded === null) return [{ code: 'row-missing', detail: git.meta.id }]
  return comparePage(git, recorded)
}

/** What cannot be read is what a check is there to find: it goes on with the next. */
async function orUnreadable(part: () => Promise<readonly Found[]>): Promise<readonly Found[]> {
  try {
    return await part()
  } catch (error) {
    return [{ code: 'unreadable', detail: error instanceof Error ? error.message : String(error) }]
  }
}

async function slugsById({ database }: Services): Promise<ReadonlyMap<string, string>> {
  const rows = await database.selectFrom('page').select(['id', 'slug']).orderBy('id').execute()
  return new Map(rows.map(({ id, slug }) => [id, slug]))
}

function withSlug(
  { code, page, detail }: LibraryProblem,
  slugs: ReadonlyMap<string, string>,
): CheckProblem {
  return { code, page: page === null ? null : (slugs.get(page) ?? page), detail }
}

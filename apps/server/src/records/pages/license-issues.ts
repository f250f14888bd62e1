import type { LicenseIssueView } from '@forkshop/api'
import { licenseIssue, type PageFacts } from '@forkshop/domain'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../services/services.ts'
import { readAs } from '../../base/shown.ts'
import type { NamedPage } from './related-pages.ts'
import { licensesIn, type ForkedText, type TextOrigins } from './text-origins.ts'
import { releaseRows } from './versions.ts'

type Origin = Pick<NamedPage, 'id' | 'slug' | 'title' | 'license'>

/**
 * Where the licence that a text states does not go with that of the page it was forked from or translates. Words
 * stay under the licence that they were taken under, and what their page says today counts too. Pages that are not for
 * everybody are neither asked nor named.
 */
export async function licenseIssues(
  services: Services,
  { license, translationOf }: Pick<PageFacts, 'license' | 'translationOf'>,
  { forked, translated }: TextOrigins,
): Promise<LicenseIssueView[]> {
  if (license === null) return []
  const issues: LicenseIssueView[] = []
  if (forked !== null) {
    const page = await publicPage(services, forked.page)
    issues.push(...(await told('fork', license, { page, licenses: forked.licenses })))
  }
  const original = await translated()
  if (original !== null && original.id !== forked?.page) {
    const licenses = () => licenseAt(services, original, translationOf?.version ?? null)
    issues.push(...(await told('translation', license, { page: original, licenses })))
  }
  return issues
}

/**
 * What is to be said of words that were taken from a page. Which licences they were taken under is not looked up where
 * today's allows it: one that does is enough.
 */
async function told(
  of: LicenseIssueView['of'],
  to: string,
  { page, licenses }: Pick<ForkedText, 'licenses'> & { readonly page: Origin | null },
): Promise<LicenseIssueView[]> {
  const today = page === null ? [] : [page.license]
  if (today.length > 0 && licenseIssue(today, to, of) === null) return []
  const issue = licenseIssue([...(await licenses()), ...today], to, of)
  if (issue === null) return []
  const origin = page === null ? null : { slug: page.slug, title: page.title }
  return [{ of, origin, ...issue, instead: [...issue.instead] }]
}

/** A page that is there for everybody; forks are told when that, its name or its licence changes. */
async function publicPage(services: Services, id: string): Promise<Origin | null> {
  const row = await readAs([`face ${id}`], () =>
    services.database
      .selectFrom('page')
      .select(['id', 'slug', 'title', 'license'])
      .where('id', '=', id)
      .where('deleted', 'is', null)
      .where('visibility', '=', 'public')
      .executeTakeFirst(),
  )
  return row ?? null
}

/** The licence of a version; nothing where there is no such version. */
async function licenseAt(
  services: Services,
  page: Origin,
  version: string | null,
): Promise<readonly (string | null)[]> {
  const rows = await readAs([`face ${page.id}`], () => releaseRows(services, page))
  const release = rows.find((one) => one.version === version)
  if (release === undefined) return []
  const text = await services.library.readText(pageIdOf(page.id), revisionIdOf(release.revision))
  return licensesIn(text)
}

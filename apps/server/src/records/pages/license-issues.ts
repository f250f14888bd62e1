import type { LicenseIssueView } from '@forkshop/api'
import { factsOf, kindOfFields, licenseIssue } from '@forkshop/domain'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { fieldsOf } from '../../texts/jobs/page-facts.ts'
import type { Services } from '../services/services.ts'
import { readAs } from '../../base/shown.ts'
import type { PageRow } from './find-page.ts'
import { pagesBySlug, type NamedPage } from './related-pages.ts'
import { releaseRows } from './versions.ts'

type Fields = Readonly<Record<string, unknown>>
type Origin = Pick<NamedPage, 'id' | 'slug' | 'title' | 'license'>

/** A text that others are made from: where it is, and what it said at that moment; null where it is not there. */
export type OriginText = { readonly page: string; readonly text: string | null }

/** The text that a fork was made of, from the fork's own history; null for other pages. */
export async function originText(
  services: Services,
  { id, origin_page: page, origin_revision: revision }: PageRow,
): Promise<OriginText | null> {
  if (page === null || revision === null) return null
  return { page, text: await services.library.readText(pageIdOf(id), revisionIdOf(revision)) }
}

/** The licence that the front matter of a text states; null where it states none. */
export function licenseOfFields(fields: Fields): string | null {
  return factsOf(kindOfFields(fields), fields).license
}

/** What the front matter of a text says of the use of its name; null where it says nothing. */
export function namePolicyOf(text: string): string | null {
  const fields = fieldsOf(text)
  return factsOf(kindOfFields(fields), fields).namePolicy
}

/**
 * Where the licence that front matter states does not go with that of the page it was forked from or translates. Words
 * stay under the licence that they were taken under, and what their page says today counts too. Pages that are not for
 * everybody are neither asked nor named.
 */
export async function licenseIssues(
  services: Services,
  fields: Fields,
  origin: OriginText | null,
): Promise<LicenseIssueView[]> {
  const facts = factsOf(kindOfFields(fields), fields)
  const translated = facts.translationOf
  const named = translated === null ? [] : [translated.page]
  const original = (await pagesBySlug(services, named)).get(named[0] ?? '') ?? null
  const issues: LicenseIssueView[] = []
  if (origin !== null) {
    const page = await publicPage(services, origin.page)
    const taken = origin.text === null ? [] : [licenseOfFields(fieldsOf(origin.text))]
    const from = page === null ? taken : [...taken, page.license]
    issues.push(...told('fork', { from, to: facts.license, page }))
  }
  if (original !== null && original.id !== origin?.page) {
    const version = translated?.version ?? null
    const from = [...(await licenseAt(services, original, version)), original.license]
    issues.push(...told('translation', { from, to: facts.license, page: original }))
  }
  return issues
}

function told(
  of: LicenseIssueView['of'],
  {
    from,
    to,
    page,
  }: {
    readonly from: readonly (string | null)[]
    readonly to: string | null
    readonly page: Origin | null
  },
): LicenseIssueView[] {
  const issue = licenseIssue(from, to, of)
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
  return text === null ? [] : [licenseOfFields(fieldsOf(text))]
}

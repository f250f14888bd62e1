import type { LineageId, PageId, RevisionId } from '@forkshop/domain'
import type { ImportedFile, Standing } from '@forkshop/repository'
import type { OwnPage, RelatedPage } from './known-pages.ts'

/** What becomes of a text of a source. */
export type Placement =
  | { readonly kind: 'new' }
  | ForkPlacement
  /** It has a page that has all of it already. */
  | { readonly kind: 'same'; readonly own: OwnPage }
  /** Its page goes on with what is new. */
  | { readonly kind: 'move'; readonly own: OwnPage }
  /** Its page went on by itself: what is new is proposed there. */
  | { readonly kind: 'offer'; readonly own: OwnPage }
  | {
      readonly kind: 'left'
      readonly reason: 'deleted-here' | 'rewritten' | 'not-allowed' | 'not-chosen'
    }

/** A page that starts from a revision of another one. */
export type ForkPlacement = {
  readonly kind: 'fork'
  readonly lineage: LineageId
  readonly origin: { readonly page: PageId; readonly slug: string; readonly commit: RevisionId }
  readonly ahead: number
  readonly behind: number
}

/** What is known of a text when it is placed. */
export type PlaceFacts = {
  /** The page that this text of this source became before. */
  readonly own: OwnPage | null
  /** How the text's history stands to that page. */
  readonly standing: Standing | null
  /** Whether who imports may publish there. */
  readonly mayPublish: boolean
  /** Another page that shares its past. */
  readonly related: RelatedPage | null
}

/** Decides what becomes of a text. */
export function placeFile(file: ImportedFile, facts: PlaceFacts): Placement {
  const { own, related } = facts
  if (own !== null) return placeKnown(file, own, facts)
  if (related === null) return { kind: 'new' }
  const { page, slug, lineage, standing } = related
  const { base, ahead, behind } = standing
  return { kind: 'fork', lineage, origin: { page, slug, commit: base }, ahead, behind }
}

function placeKnown(
  file: ImportedFile,
  own: OwnPage,
  { standing, mayPublish }: PlaceFacts,
): Placement {
  if (own.page.deleted !== null) return { kind: 'left', reason: 'deleted-here' }
  if (own.tip === file.tip || own.offered === file.tip) return { kind: 'same', own }
  if (standing === null || !file.revisions.some(({ id }) => id === own.tip)) {
    return { kind: 'left', reason: 'rewritten' }
  }
  if (standing.ahead === 0) return { kind: 'same', own }
  if (standing.behind > 0) return { kind: 'offer', own }
  return mayPublish ? { kind: 'move', own } : { kind: 'left', reason: 'not-allowed' }
}

/** Texts of a source whose history has the newest revision that a page has of it, by that revision. */
export type Claims = ReadonlyMap<RevisionId, ReadonlySet<ImportedFile>>

/** Finds out which texts go on from which of a source's pages. */
export function claimsOf(
  files: readonly ImportedFile[],
  own: ReadonlyMap<string, OwnPage>,
): Claims {
  const claims = new Map([...own.values()].map(({ tip }) => [tip, new Set<ImportedFile>()]))
  for (const file of files) {
    for (const { id } of file.revisions) claims.get(id)?.add(file)
  }
  return claims
}

/**
 * The page that a text became in an earlier import: by its path, or by its history when it was
 * renamed since. A path that another text left and this one has now leads to no page.
 */
export function findOwn(
  file: ImportedFile,
  own: ReadonlyMap<string, OwnPage>,
  claims: Claims,
): OwnPage | null {
  const claimants = ({ tip }: OwnPage): readonly ImportedFile[] => [...(claims.get(tip) ?? [])]
  const same = own.get(file.path)
  if (same !== undefined && claimants(same).includes(file)) return same
  const moved = [...own.values()].find((page) => {
    const [first, ...others] = claimants(page)
    return first === file && ![first, ...others].some(({ path }) => path === page.path)
  })
  if (moved !== undefined) return moved
  return same === undefined || claimants(same).length > 0 ? null : same
}

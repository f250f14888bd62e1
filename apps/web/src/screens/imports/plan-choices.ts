import type { ImportChoices, PlannedImportPage } from '@forkshop/api'
import { pageKinds, type PageKind } from '@forkshop/domain'

/** What can be said of a page as it comes in. */
export const sayingKeys = ['kind', 'lang', 'license'] as const
export type SayingKey = (typeof sayingKeys)[number]

/** What is said of all pages that do not say so: a value, what was guessed of each (`guess`), or nothing. */
type ForAll = Readonly<Record<SayingKey, string>>

/** What is said of single pages in place of that, by their path; empty for nothing. */
export type ForEach = ReadonlyMap<string, Partial<Readonly<Record<SayingKey, string>>>>

/** What somebody chose of a plan. */
export type Choosing = {
  readonly ticked: ReadonlySet<string>
  readonly forAll: ForAll
  readonly forEach: ForEach
}

export const AS_GUESSED = 'guess'

/** Whether a text becomes a page of its own, of which something can be said. */
export const isNew = ({ fate }: Pick<PlannedImportPage, 'fate'>): boolean =>
  fate === 'new' || fate === 'fork'

type PartOfPlan = 'pages' | 'already' | 'beside' | 'same'

const partOf = ({ beside, already, fate }: PlannedImportPage): PartOfPlan => {
  if (fate === 'same') return 'same'
  if (beside !== null) return 'beside'
  return already === null ? 'pages' : 'already'
}

/**
 * The pages of a plan as they are shown: what looks like a page, what would be a second one of a page that is here,
 * what does not look like one, and what is here as it is.
 */
export const partsOf = (
  pages: readonly PlannedImportPage[],
): Readonly<Record<PartOfPlan, readonly PlannedImportPage[]>> => {
  const inPart = (part: PartOfPlan) => pages.filter((page) => partOf(page) === part)
  return {
    pages: inPart('pages'),
    already: inPart('already'),
    beside: inPart('beside'),
    same: inPart('same'),
  }
}

/** What looks like a page: everything else is to be ticked by hand. */
export const tickedAtFirst = (pages: readonly PlannedImportPage[]): ReadonlySet<string> =>
  new Set(partsOf(pages).pages.map(({ path }) => path))

/** What a page will say, and whether its own text says so, somebody did, or it was guessed; null for nothing. */
export const saidOf = (
  page: PlannedImportPage,
  key: SayingKey,
  { forAll, forEach }: Pick<Choosing, 'forAll' | 'forEach'>,
): { readonly value: string | null; readonly by: 'text' | 'person' | 'guess' } => {
  const own = page[key] ?? ''
  if (own !== '') return { value: own, by: 'text' }
  const told = forEach.get(page.path)?.[key] ?? forAll[key]
  return told === AS_GUESSED
    ? { value: page.guess[key] ?? null, by: 'guess' }
    : { value: told === '' ? null : told, by: 'person' }
}

/** What is said of a single page, in place of what is said of all. */
export const withOne = (
  forEach: ForEach,
  path: string,
  saying: Partial<Readonly<Record<SayingKey, string>>>,
): ForEach => new Map(forEach).set(path, { ...forEach.get(path), ...saying })

/** How many of the pages that are to come will be in no list, as nothing says what they are. */
export const countWithoutKind = (pages: readonly PlannedImportPage[], choosing: Choosing): number =>
  pages.filter(
    (page) =>
      choosing.ticked.has(page.path) &&
      isNew(page) &&
      saidOf(page, 'kind', choosing).value === null,
  ).length

/**
 * What is to come, with what is said of each page that does not say so itself. Texts that are here as they are
 * come along, so that they are not told as left out.
 */
export const choicesOf = (
  pages: readonly PlannedImportPage[],
  choosing: Choosing,
): ImportChoices['pages'] =>
  pages
    .filter(({ path, fate }) => choosing.ticked.has(path) || fate === 'same')
    .map((page) => {
      const unsaid = (key: SayingKey): string | undefined => {
        const { value, by } = saidOf(page, key, choosing)
        return isNew(page) && by !== 'text' ? (value ?? undefined) : undefined
      }
      const [kind, lang, license] = [toKind(unsaid('kind')), unsaid('lang'), unsaid('license')]
      return {
        path: page.path,
        ...(kind !== undefined && { kind }),
        ...(lang !== undefined && { lang }),
        ...(license !== undefined && { license }),
      }
    })

const toKind = (value: string | undefined): PageKind | undefined =>
  pageKinds.find((kind) => kind === value)

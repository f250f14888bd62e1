import type { PlannedImportPage } from '@forkshop/api'
import { pageIdOf, revisionIdOf } from '../../../base/row-ids.ts'
import type { Services } from '../../../records/services/services.ts'
import type { Importer } from '../import-request.ts'

/** The page as which a text seems to be here already; null for none. */
export type Already = PlannedImportPage['already']

/** A text that would become a page of its own. */
export type TextToCome = {
  readonly text: string
  readonly title: string
  /** What it says it is; null where it does not. */
  readonly kind: string | null
}

/** A page that may be that text. */
type Candidate = {
  readonly slug: string
  readonly title: string
  readonly kind: string | null
  readonly text: string | null
}

/**
 * Decides as which page a text is here already: the one that has the same text, else the first that is called the
 * same and is of its kind, where it says one.
 */
export function chooseAlready(
  { text, title, kind }: TextToCome,
  candidates: readonly Candidate[],
): Already {
  const alike = candidates.filter((one) => one.title === title)
  const same = alike.find((one) => one.text === text)
  const found = same ?? alike.find((one) => kind === null || one.kind === kind)
  if (found === undefined) return null
  return { slug: found.slug, title: found.title, by: same === undefined ? 'title' : 'text' }
}

/** Titles that are looked for at once, below the parameters that a statement may have. */
const AT_ONCE = 500
/** Pages of one title whose texts are read: more of them are called like that by chance. */
const MOST_ALIKE = 20

/** The pages as which texts are here already, of those that who imports may read. */
export async function findAlready(
  services: Services,
  texts: readonly TextToCome[],
  { by, signal }: { readonly by: Importer; readonly signal: AbortSignal },
): Promise<ReadonlyMap<TextToCome, Already>> {
  const titles = [...new Set(texts.map(({ title }) => title))]
  const found = new Map<string, Candidate[]>()
  for (let at = 0; at < titles.length; at += AT_ONCE) {
    for (const row of await pagesCalled(services, titles.slice(at, at + AT_ONCE), by)) {
      signal.throwIfAborted()
      const alike = found.get(row.title) ?? []
      if (alike.length === MOST_ALIKE) continue
      const text = await services.library.readText(pageIdOf(row.id), revisionIdOf(row.head))
      found.set(row.title, [...alike, { ...row, text }])
    }
  }
  return new Map(texts.map((one) => [one, chooseAlready(one, found.get(one.title) ?? [])]))
}

function pagesCalled({ database }: Services, titles: readonly string[], by: Importer) {
  // The operator reaches the data folder itself.
  const reader = by?.id ?? null
  return database
    .selectFrom('page')
    .select(['id', 'slug', 'title', 'kind', 'head'])
    .where('title', 'in', titles)
    .where('deleted', 'is', null)
    .$if(by !== null, (query) =>
      query.where((build) =>
        build.or([
          build('visibility', '=', 'public'),
          build(
            'id',
            'in',
            build
              .selectFrom('maintainer')
              .select('maintainer.page')
              .where('maintainer.user', '=', reader ?? ''),
          ),
        ]),
      ),
    )
    .orderBy('created')
    .execute()
}

import { permanentPath, type Attributed, type AttributionPlace } from '@forkshop/domain'
import type { Say } from '../../../base/i18n/create-i18n.ts'
import { namedContributors } from '../text/say-contributor.ts'
import type { Reading } from '../text/reading-state.ts'

type Page = Pick<Reading, 'title' | 'slug' | 'version' | 'license' | 'contributors' | 'credits'> & {
  readonly revision: { readonly id: string }
  readonly forkedFrom: Pick<NonNullable<Reading['forkedFrom']>, 'slug' | 'title' | 'version'> | null
}

/**
 * What an attribution of the text in view names: whom the page thanks, then who wrote it. A link leads to exactly this
 * text; what is printed names a version, or else the page, since nobody types the id of a revision.
 */
export const attributedPage = (
  { title, slug, version, revision, license, contributors, credits, forkedFrom }: Page,
  place: AttributionPlace,
  { origin, say }: { readonly origin: string; readonly say: Say },
): Attributed => {
  const at = version ?? (place === 'page' ? revision.id : null)
  const named = [...credits, ...namedContributors(contributors, say)]
  return {
    title: version === null ? title : `${title} ${version}`,
    authors: [...new Set(named.map(({ name }) => name))],
    source: origin + permanentPath(slug, at),
    license,
    adaptedFrom:
      forkedFrom === null
        ? null
        : {
            title: forkedFrom.title,
            source: origin + permanentPath(forkedFrom.slug, forkedFrom.version),
          },
  }
}

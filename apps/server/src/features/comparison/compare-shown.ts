import type { CompareView } from '@forkshop/api'
import { kindOf } from '../../base/kind-of.ts'
import { releaseRows } from '../../records/pages/versions.ts'
import { toRevisionView } from '../../records/pages/views.ts'
import type { Services } from '../../records/services/services.ts'
import type { TextOfPage } from '../../texts/kept-texts.ts'
import { comparePair, type TextPair } from '../../texts/text-pair.ts'
import type { PageAt } from '../pages/shown/show-page.ts'
import { toAnswer, type ComparisonAnswer } from './comparison-answer.ts'
import { drawComparison, type AskedDrawing } from './draw-compared.ts'

type Sides = { readonly from: PageAt; readonly to: PageAt }

/** What differs between two texts that were read. */
export async function compareShown(services: Services, sides: Sides): Promise<ComparisonAnswer> {
  return toAnswer(await comparePair(services, pairOf(sides)))
}

/** The same, drawn as a page, with what is compared and the versions that could be. */
export async function viewCompared(
  services: Services,
  sides: Sides,
  asked: AskedDrawing,
): Promise<CompareView> {
  const { from, to } = sides
  const drawn = await drawComparison(
    services,
    {
      ...pairOf(sides),
      unchangedIn: { slug: from.page.slug, at: from.revision },
      shownOn: { slug: to.page.slug, at: to.revision },
    },
    asked,
  )
  const releases = await releaseRows(services, to.page)
  return {
    ...drawn,
    from: toEnd(from),
    to: toEnd(to),
    kind: kindOf(to.page),
    versions: releases.map(({ version, revision }) => ({ version, revision })),
  }
}

function pairOf({ from, to }: Sides): TextPair {
  return { before: toText(from), after: toText(to) }
}

function toText({ page, text }: PageAt): TextOfPage {
  return { page: page.id, text }
}

function toEnd({ page, version, recorded }: PageAt): CompareView['from'] {
  const { slug, title, lang } = page
  return { slug, title, lang, version, revision: toRevisionView(recorded) }
}

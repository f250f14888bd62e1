import { passageText, type PassageSpan } from '@forkshop/compare'
import type { Services } from '../../records/services/services.ts'
import { blocksOf, type TextOfPage } from '../../texts/kept-texts.ts'
import { refuseHeavy, runHeavy } from '../../texts/text-work.ts'
import type { PageAt } from '../pages/shown/show-page.ts'
import { picturesOf } from './pictures-of.ts'

/**
 * Blocks in a row of a text, or of a passage of it, as HTML. Throws `busy` or `too-large` when it takes too long.
 */
export async function drawBlocksOf(
  services: Services,
  { page, revision, text }: PageAt,
  { passage, ...range }: { readonly passage: PassageSpan | null } & BlockRange,
): Promise<string> {
  const shown: TextOfPage = passage
    ? { text: passageText(text, passage, false) }
    : { page: page.id, text }
  const outcome = await runHeavy(services, {
    kind: 'draw-blocks',
    text: shown.text,
    blocks: blocksOf(services, shown),
    pictures: picturesOf({ slug: page.slug, at: revision }),
    ...range,
  })
  return outcome.kind === 'draw-blocks' ? outcome.value : refuseHeavy(outcome)
}

type BlockRange = { readonly first: number; readonly count: number }

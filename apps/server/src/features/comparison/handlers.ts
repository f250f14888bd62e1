import type { Handlers, Actor } from '../../base/http/handler.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { readPageAt, type PageAt } from '../pages/shown/show-page.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { compareShown, viewCompared } from './compare-shown.ts'
import { drawBlocksOf } from './draw-blocks.ts'
import { atSchema, slugSchema, type DrawnAsked } from '@forkshop/api'
import { ProblemError } from '../../base/problem-error.ts'

type ComparisonRoutes =
  | 'comparePage'
  | 'viewComparison'
  | 'viewBlocks'
  | 'comparePages'
  | 'viewPagesComparison'

/** Answers every comparison; both texts must be the caller's to read. */
export function comparisonHandlers(services: Services): Handlers<ComparisonRoutes> {
  const readSide = async (side: Side, actor: Actor): Promise<PageAt> => {
    const page = await findPage(services, side.slug, actor)
    await requireRight(services, actor, 'read', page)
    return readPageAt(services, page, side.at)
  }
  const readBoth = async (from: Side, to: Side, actor: Actor) => ({
    from: await readSide(from, actor),
    to: await readSide(to, actor),
  })
  const readBothOf = async (
    page: PageRow,
    { from, to }: Partial<Record<'from' | 'to', string>>,
  ) => ({
    from: await readPageAt(services, page, from),
    to: await readPageAt(services, page, to),
  })
  const onPage = onPageOf(services)
  return {
    comparePage: onPage('comparePage', async ({ query }, { page }) => {
      return compareShown(services, await readBothOf(page, query))
    }),

    viewComparison: onPage('viewComparison', async ({ query }, { page, language }) => {
      return viewCompared(services, await readBothOf(page, query), { language, ...askedIn(query) })
    }),

    viewBlocks: onPage('viewBlocks', async ({ query }, { page }) => {
      const { at, start, end, first, count } = query
      const passage = start === undefined || end === undefined ? null : { start, end }
      const shown = await readPageAt(services, page, at)
      return { html: await drawBlocksOf(services, shown, { passage, first, count }) }
    }),

    async comparePages({ query }, { actor }) {
      const from = parseSide(query.from, 'from')
      return compareShown(services, await readBoth(from, parseSide(query.to, 'to'), actor))
    },

    async viewPagesComparison({ query }, { actor, language }) {
      const from = parseSide(query.from, 'from')
      const sides = await readBoth(from, parseSide(query.to, 'to'), actor)
      return viewCompared(services, sides, { language, ...askedIn(query) })
    },
  }
}

/** What of a comparison is to be drawn. */
function askedIn({ unchanged, sides }: DrawnAsked): DrawnAsked {
  return { unchanged, sides }
}

/** One text of a comparison across pages. */
type Side = { readonly slug: string; readonly at: string | undefined }

/** Reads `slug` or `slug@at`; throws `invalid` naming the parameter. */
function parseSide(text: string, parameter: string): Side {
  const mark = text.indexOf('@')
  const slug = slugSchema.safeParse(mark === -1 ? text : text.slice(0, mark))
  const at = atSchema.optional().safeParse(mark === -1 ? undefined : text.slice(mark + 1))
  if (slug.success && at.success) return { slug: slug.data, at: at.data }
  throw new ProblemError('invalid', 'side-invalid', {
    errors: [{ path: parameter, message: 'Write slug@version or slug@revision.', code: 'format' }],
  })
}

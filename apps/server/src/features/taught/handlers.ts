import type { RouteName } from '@forkshop/api'
import type { Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import { hasRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { refuseHeavy, runBounded } from '../../texts/text-work.ts'
import { readPageAt } from '../pages/shown/show-page.ts'
import { proposeTaught } from './propose-taught.ts'
import { runsTable } from './runs-table.ts'
import { viewRuns } from './view-runs.ts'
import { viewTaught } from './view-taught.ts'
import { leading } from '../board/board-voice.ts'
import { viewReport, writeReport } from './write-report.ts'
import { lacksOf, viewWholeReport, writeWholeReport } from './write-whole-report.ts'

type Names = Extract<
  RouteName,
  | 'getTaught'
  | 'viewTaughtReport'
  | 'writeTaughtReport'
  | 'viewWholeReport'
  | 'writeWholeReport'
  | 'proposeTaught'
  | 'getRuns'
  | 'exportRuns'
  | 'findLikePassages'
>

/** Calls about what days that are over taught. */
export const taughtHandlers = (services: Services): Handlers<Names> => {
  const onPage = onPageOf(services)
  return {
    getTaught: onPage('getTaught', async (_call, { page, actor, cookie }) => {
      const taught = await viewTaught(services, eventOf(page), actor)
      const leads = taught.closed !== null && (await hasRight(services, actor, 'lead', page))
      if (!leads) return { ...taught, lacks: null }
      const voice = await leading(services, page.slug, { actor, cookie })
      return { ...taught, lacks: await lacksOf(services, voice) }
    }),
    viewTaughtReport: onPage('viewTaughtReport', (_call, { page, actor }) =>
      viewReport(services, eventOf(page), actor),
    ),
    writeTaughtReport: onPage('writeTaughtReport', ({ body }, { page, actor }) =>
      writeReport(services, eventOf(page), { ...body, actor }),
    ),
    viewWholeReport: async ({ params }, context) =>
      viewWholeReport(services, await leading(services, params.slug, context), context.language),
    writeWholeReport: async ({ params, body }, context) =>
      writeWholeReport(services, await leading(services, params.slug, context), body),
    proposeTaught: onPage('proposeTaught', ({ body }, { page, actor }) =>
      proposeTaught(services, page, { ...body, actor }),
    ),
    getRuns: onPage('getRuns', (_call, { page, actor }) => viewRuns(services, page, actor)),
    exportRuns: onPage('exportRuns', async (_call, { page, actor, language }) => ({
      kind: 'bytes',
      bytes: Buffer.from(runsTable(await viewRuns(services, page, actor), language)),
      type: 'text/csv; charset=utf-8',
      keptBy: 'caller',
      headers: { 'content-disposition': `attachment; filename="${page.slug}-runs.csv"` },
    })),
    findLikePassages: onPage('findLikePassages', async ({ query }, { page }) => {
      const { text, revision } = await readPageAt(services, page)
      const found = await runBounded(services, { kind: 'like-passages', text, said: query.like })
      if (found === null) return refuseHeavy({ reason: 'too-heavy' })
      const { passages, best, likest } = found.value
      return {
        at: revision,
        passages: passages.map((one) => ({ ...one })),
        best,
        likest: [...likest],
      }
    }),
  }
}

/** Throws `not-found` for a page that is no event. */
function eventOf<Page extends PageRow>(page: Page): Page {
  if (page.kind === 'event') return page
  throw new ProblemError('not-found', 'event-not-found', { values: { slug: page.slug } })
}

import type { Provenance } from '@forkshop/api'
import type { OriginRun } from '@forkshop/compare'
import type { Handlers } from '../../base/http/handler.ts'
import { readPageAt, type PageAt } from '../pages/shown/show-page.ts'
import { authorView, toRevisionView } from '../../records/pages/views.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { provenanceOf } from './provenance-of.ts'
import { describeOrigins, type OriginView } from './sources.ts'
import { writerOf } from './writer.ts'

/** Answers who wrote each stretch of a text. */
export function provenanceHandlers(services: Services): Handlers<'getProvenance'> {
  const onPage = onPageOf(services)
  return {
    getProvenance: onPage('getProvenance', async ({ query }, { setHeader, page }) => {
      const shown = await readPageAt(services, page, query.at)
      setHeader('Forkshop-Revision', shown.revision)
      return showProvenance(services, shown)
    }),
  }
}

async function showProvenance(services: Services, shown: PageAt): Promise<Provenance> {
  const { page, revision, text } = shown
  const found = await provenanceOf(services, page, revision)
  const common = { slug: page.slug, revision, progress: { done: found.total, total: found.total } }
  if (found.kind === 'partial') {
    const { done, total } = found
    const progress = { done, total }
    return { ...common, complete: false, progress, runs: [], sources: [], blocks: [] }
  }
  const ids = [...new Set(found.runs.map(({ origin }) => origin))]
  const [origins, reading] = await Promise.all([
    describeOrigins(services, page, ids),
    shown.reading(),
  ])
  return {
    ...common,
    complete: true,
    runs: toRuns(text, found.runs, origins),
    sources: ids.flatMap((id) => origins.get(id)?.source ?? []),
    blocks: [...(reading?.drawn.blocks ?? [])],
  }
}

function toRuns(
  text: string,
  runs: readonly OriginRun[],
  origins: ReadonlyMap<string, OriginView>,
): Provenance['runs'] {
  let end = 0
  return runs.flatMap(({ origin, length }) => {
    end += length
    const view = origins.get(origin)
    if (view === undefined) return []
    const revision = toRevisionView(view.recorded, 'listed')
    const author = authorView({ ...view.recorded, author: writerOf(view.recorded) })
    const proposal = view.source.proposal?.number ?? null
    const words = text.slice(end - length, end)
    return [{ text: words, author, revision, event: view.event, proposal }]
  })
}

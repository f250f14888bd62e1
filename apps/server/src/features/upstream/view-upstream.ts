import type { PageView, StandingView } from '@forkshop/api'
import { ForkshopError } from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import { noteShown, readAs } from '../../base/shown.ts'
import { findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { forksOf } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { countStandings } from './count-standings.ts'
import { readStandings, type Standing } from './standing-rows.ts'

/**
 * How a fork stands to its origin, counted now where that is not kept. Null for other pages, for translations, and where
 * the reader may not know of the origin or it is not there any more.
 */
export async function viewUpstream(
  services: Services,
  fork: PageRow,
  actor: Actor,
): Promise<PageView['upstream']> {
  if (fork.origin_page === null) return null
  const id = fork.origin_page
  const origin = await readAs([`face ${id}`, `head ${id}`], () => findPageById(services, id, actor))
  if (origin === null || origin.lang !== fork.lang) return null
  const { lineage } = fork
  const found = await countStandings(services, [{ fork, origin }], { lineage }).catch(ifBusy)
  const standing = found?.get(fork.id)
  if (standing === undefined) askToCount(services, [fork.id])
  return toView(fork.id, standing)
}

/** The forks of a page that the reader may know of, newest first, each as it stands to the page where that is kept. */
export async function viewForks(
  services: Services,
  origin: PageRow,
  actor: Actor,
): Promise<PageView['forks']> {
  const forks = await forksOf(services, origin, actor)
  const alike = forks.filter(({ lang }) => lang === origin.lang)
  const known = await readStandings(
    services,
    alike.map((fork) => ({ fork, origin })),
  )
  askToCount(
    services,
    alike.flatMap(({ id }) => (known.has(id) ? [] : [id])),
  )
  return forks.map(({ id, slug, title, version, lang }) => {
    const upstream = lang === origin.lang ? toView(id, known.get(id)) : null
    return { slug, title, version, lang, upstream }
  })
}

/** What is shown as being compared is counted soon, whoever forgot it. */
function askToCount({ events }: Services, forks: readonly string[]): void {
  if (forks.length > 0) events.emit({ kind: 'upstream-unknown', forks })
}

function toView(fork: string, standing: Standing | undefined): StandingView {
  if (standing === undefined) {
    noteShown(`standing ${fork}`)
    return { kind: 'counting' }
  }
  const { counts } = standing
  if (counts === null) return { kind: 'unknown' }
  const { ahead, behind, days, moreDays } = counts
  return { kind: 'counted', ahead, behind, days: [...days], moreDays }
}

const busyCodes: readonly string[] = ['busy', 'repository-busy']

/** A page is shown without what cannot be counted for now. */
function ifBusy(error: unknown): null {
  if (error instanceof ForkshopError && busyCodes.includes(error.code)) return null
  throw error
}

import type { Together } from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import { kindOf } from '../../base/kind-of.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { refuseHeavy, runHeavy } from '../../texts/text-work.ts'
import { drawComparison } from '../comparison/draw-compared.ts'
import { readPageAt } from '../pages/shown/show-page.ts'
import { requireOpenProposal } from './proposal-rows.ts'
import { toProposal } from './proposal-view.ts'

/** Open proposals that are offered to be tried. */
const MAX_OPEN = 100

/**
 * What the page would say with some of its open proposals, taken in this order. Throws `not-found` and `not-open` for
 * a number that is no open proposal's, `busy` or `too-large` where it takes too long.
 */
export const viewTogether = async (
  services: Services,
  page: PageRow,
  { numbers, language }: { readonly numbers: readonly number[]; readonly language: Language },
): Promise<Together> => {
  const [rows, listed, shown] = await Promise.all([
    Promise.all(numbers.map((number) => requireOpenProposal(services, page, number))),
    openOf(services, page),
    readPageAt(services, page, 'head'),
  ])
  const read = async (revision: string) =>
    (await services.library.readText(pageIdOf(page.id), revisionIdOf(revision))) ?? ''
  const changes = await Promise.all(
    rows.map(async ({ base, head }) => ({ base: await read(base), head: await read(head) })),
  )
  const merged = await runHeavy(services, { kind: 'merge-together', page: shown.text, changes })
  if (merged.kind !== 'merge-together') return refuseHeavy(merged)
  const { text, order, clashes } = merged.value
  const numberAt = (at: number): number => numbers[at] ?? 0
  const comparison = await drawComparison(
    services,
    {
      before: { page: page.id, text: shown.text },
      after: { text },
      unchangedIn: { slug: page.slug, at: shown.revision },
      shownOn: { slug: page.slug },
    },
    { language, unchanged: 'counted', sides: 'none' },
  )
  // each of them is merged to know whether it fits: one after the other, as nobody waits for many places at once
  const open: Together['open'] = []
  for (const row of listed) open.push(await toProposal(services, row, 'listed'))
  return {
    slug: page.slug,
    title: page.title,
    kind: kindOf(page),
    lang: page.lang,
    head: shown.revision,
    open,
    text,
    order: order.map(numberAt),
    conflicts: clashes.map(({ at, with: other, conflicts }) => ({
      number: numberAt(at),
      with: other === null ? null : numberAt(other),
      conflicts: conflicts.map(({ base, ours, theirs, path }) => ({ base, ours, theirs, path })),
    })),
    comparison,
  }
}

const openOf = (services: Services, page: PageRow) =>
  services.database
    .selectFrom('proposal')
    .selectAll()
    .where('page', '=', page.id)
    .where('state', '=', 'open')
    .orderBy('number')
    .limit(MAX_OPEN)
    .execute()

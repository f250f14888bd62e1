import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import type { ShownRow } from '../notices/list-notices.ts'
import { firstChange, type Change } from './first-change.ts'

const ofProposals: ReadonlySet<string> = new Set([
  'proposal-made',
  'proposal-accepted',
  'idea-proposed',
  'idea-accepted',
])

/** The words that changed, where a notice tells of a change; null where it does not. */
export async function changeOf(
  services: Pick<Services, 'database' | 'library'>,
  row: ShownRow,
): Promise<Change | null> {
  const between = await revisionsOf(services, row)
  if (between === null) return null
  const id = pageIdOf(row.page)
  const [before, after] = await Promise.all(
    between.map((revision) => services.library.readText(id, revisionIdOf(revision))),
  )
  return firstChange(before ?? '', after ?? '')
}

async function revisionsOf(
  { database }: Pick<Services, 'database'>,
  { kind, page, proposal, base, revision }: ShownRow,
): Promise<readonly [string, string] | null> {
  if (kind === 'changed') return base === null || revision === null ? null : [base, revision]
  if (proposal === null || !ofProposals.has(kind)) return null
  const row = await database
    .selectFrom('proposal')
    .select(['base', 'head'])
    .where('page', '=', page)
    .where('number', '=', proposal)
    .executeTakeFirst()
  return row === undefined ? null : [row.base, row.head]
}

import type { Notice } from '@forkshop/api'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import type { ShownRow } from '../notices/list-notices.ts'
import { firstChange } from './first-change.ts'
import type { ToldLine } from './notice-letter.ts'

const ofProposals: ReadonlySet<string> = new Set([
  'proposal-made',
  'proposal-accepted',
  'idea-proposed',
  'idea-accepted',
])

/** A line with the words that changed, where it tells of a change. */
export async function withChange(
  services: Pick<Services, 'database' | 'library'>,
  line: Notice,
  row: ShownRow,
): Promise<ToldLine> {
  const between = await revisionsOf(services, row)
  if (between === null) return line
  const id = pageIdOf(row.page)
  const [before, after] = await Promise.all(
    between.map((revision) => services.library.readText(id, revisionIdOf(revision))),
  )
  const change = firstChange(before ?? '', after ?? '')
  return change === null ? line : { ...line, change }
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

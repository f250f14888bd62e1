import type { Idea } from '@forkshop/api'
import { ideaStates } from '@forkshop/domain'
import type { Selectable } from 'kysely'
import type { IdeaTable } from '../../records/database/tables/voice-tables.ts'
import { arrivedIn } from '../../records/pages/arrived-in.ts'
import { resolveAt, type PageRow } from '../../records/pages/find-page.ts'
import { readAs } from '../../base/shown.ts'
import type { Services } from '../../records/services/services.ts'
import { accountIdOf } from '../../base/http/actor-id.ts'
import { shownWith } from '../photographs/photograph-view.ts'
import { isOfGuest, isWaiting } from '../../records/said/said.ts'

export type IdeaRow = Selectable<IdeaTable>

const kinds = ['add', 'change', 'remove', 'other'] as const

/** An idea as every answer shows it; `page` is the one it stands on. */
export const toIdea = async (
  services: Services,
  page: Pick<PageRow, 'id' | 'slug' | 'head'>,
  row: IdeaRow,
): Promise<Idea> => {
  const [anchor, version, support, duplicateOf, photographs] = await Promise.all([
    anchorOf(services, page, row),
    versionOf(services, page, row),
    countSupport(services, row),
    shownTwin(services, row),
    shownWith(services, row),
  ])
  return {
    id: row.id,
    page: page.slug,
    text: row.text,
    observed: row.observed,
    kind: kinds.find((kind) => kind === row.kind) ?? 'other',
    event: row.event,
    anchor,
    state: ideaStates.find((state) => state === row.state) ?? 'open',
    duplicateOf,
    proposal: row.proposal,
    version,
    support,
    photographs,
    author: { id: accountIdOf(row.author), name: row.author_name },
    byGuest: isOfGuest(row.author),
    time: row.created,
    reason: row.reason,
    ...(isWaiting(row) && { waiting: true }),
  }
}

const anchorOf = async (
  services: Services,
  page: Pick<PageRow, 'id' | 'head'>,
  { quote, prefix, suffix, at_revision: at }: IdeaRow,
): Promise<Idea['anchor']> => {
  if (quote === null || at === null) return null
  const { version } = await resolveAt(services, page, at)
  return { quote, prefix: prefix ?? '', suffix: suffix ?? '', at, version }
}

/** The idea that it repeats, unless that one is hidden. */
const shownTwin = async (
  services: Services,
  { page, duplicate_of: twin }: IdeaRow,
): Promise<string | null> => {
  if (twin === null) return null
  const row = await services.database
    .selectFrom('idea')
    .select('id')
    .where('id', '=', twin)
    .where('page', '=', page)
    .where('hidden', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The version in which an accepted idea arrived; null before it is released. */
const versionOf = async (
  services: Services,
  page: Pick<PageRow, 'id'>,
  row: IdeaRow,
): Promise<string | null> => {
  if (row.state !== 'accepted' || row.proposal === null) return null
  const proposal = await services.database
    .selectFrom('proposal')
    .select('accepted_revision')
    .where('page', '=', row.page)
    .where('number', '=', row.proposal)
    .executeTakeFirst()
  const revision = proposal?.accepted_revision ?? null
  return revision === null ? null : arrivedIn(services, page, revision)
}

const countSupport = async (
  services: Services,
  { id, page }: Pick<IdeaRow, 'id' | 'page'>,
): Promise<number> => {
  const counted = await readAs([`voices ${page}`], () =>
    services.database
      .selectFrom('idea_support')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('idea', '=', id)
      .executeTakeFirst(),
  )
  return Number(counted?.count ?? 0)
}

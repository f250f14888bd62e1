import { isDeepStrictEqual } from 'node:util'
import type { CommitInfo, PageMeta, Person } from '@forkshop/repository'
import { ForkshopError } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../../../records/database/tables.ts'
import { ProblemError } from '../../../base/problem-error.ts'
import type { Services } from '../../../records/services/services.ts'
import { recordChange } from '../../../records/pages/change-log.ts'
import { toCommitInfo } from '../../../records/pages/commit-info.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { actAlone, type Act } from '../../../journal/act.ts'
import { settingColumns } from '../../../records/pages/page-rows.ts'
import { insertMeta } from '../../../records/pages/page-insert.ts'
import { pageIdOf } from '../../../base/row-ids.ts'
import { actUnderSlug } from './slugs.ts'
import { announcePage } from '../../../records/pages/announce-page.ts'

export type MetaEdit = {
  /** The new settings; the given ones unchanged when there is nothing to do. */
  readonly edit: (meta: PageMeta) => PageMeta
  /** The slug that the page gets, when it is renamed. */
  readonly slug?: string
  readonly author: Person
  readonly reason: string
}

/** Changes what git keeps about a page besides its text, and the rows that mirror it. */
export async function changeMeta(
  services: Services,
  page: Pick<PageRow, 'id'>,
  { edit, slug, author, reason }: MetaEdit,
): Promise<PageMeta> {
  return services.held.queues.settings(page.id, async () => {
    const before = await readMeta(services, page)
    const edited = edit(before)
    const commit = toCommitInfo({ author, reason }, services.clock())
    const as = { ...author, time: commit.time.toISOString(), reason }
    const change = { before, commit, as }
    const after =
      slug === undefined || slug === before.slug
        ? await keepSlug(services, { ...change, after: edited })
        : await actUnderSlug(services, { kind: 'exact', slug }, (given) =>
            changing(services, { ...change, after: renamed(edited, given) }),
          )
    await announcePage(services, page.id)
    services.events.emit({ kind: 'rights-changed', page: page.id, user: null })
    return after
  })
}

type Change = {
  readonly before: PageMeta
  readonly after: PageMeta
  readonly commit: CommitInfo
  readonly as: Changing
}

async function keepSlug(services: Services, change: Change): Promise<PageMeta> {
  const outcome = await actAlone(services, `meta:${change.before.id}`, changing(services, change))
  if (outcome.kind === 'busy') throw new ProblemError('changed', 'busy-page')
  return outcome.made
}

function changing(
  services: Services,
  { before, after, commit, as }: Change,
): Act<'meta', PageMeta> {
  return {
    kind: 'meta',
    payload: { page: before.id, as },
    git: async () => {
      await services.library.writeMeta(before.id, after, commit)
      return after
    },
    undone: async () => isDeepStrictEqual(await services.library.readMeta(before.id), before),
    rows: async (transaction) => {
      await mirrorMeta(transaction, after, as.time)
      await mirrorDeletion(transaction, after, as.time)
      for (const kind of happeningsOf(before, after)) {
        await recordSetting(transaction, before.id, { kind, as })
      }
    },
  }
}

/** Brings the rows of a page to what its meta says. */
export async function mirrorMeta(
  transaction: Kysely<Tables>,
  meta: PageMeta,
  time: string,
): Promise<void> {
  await insertMeta(transaction, meta, time)
  await transaction
    .updateTable('page')
    .set({ slug: meta.slug, ...settingColumns(meta) })
    .where('id', '=', meta.id)
    .execute()
}

/** Brings a page's tombstone to what its meta says: a new one, or none. */
export async function mirrorDeletion(
  transaction: Kysely<Tables>,
  { id, deleted }: Pick<PageMeta, 'id' | 'deleted'>,
  time: string,
): Promise<void> {
  if (deleted !== undefined) {
    const { by, reason } = deleted
    await transaction
      .updateTable('page')
      .set({ deleted: deleted.time, deleted_by: by, deleted_reason: reason })
      .where('id', '=', id)
      .execute()
    return
  }
  await transaction
    .updateTable('page')
    .set({ deleted: null, deleted_by: null, deleted_reason: null, updated: time })
    .where('id', '=', id)
    .where('deleted', 'is not', null)
    .execute()
}

type Setting = 'renamed' | 'deleted' | 'undeleted'

/** What the feed tells of a change of settings. */
export function happeningsOf(
  before: { readonly slug: string; readonly deleted?: unknown },
  after: { readonly slug: string; readonly deleted?: unknown },
): readonly Setting[] {
  const [was, is] = [before, after].map(({ deleted }) => (deleted ?? null) !== null)
  return [
    ...(before.slug === after.slug ? [] : ['renamed' as const]),
    ...(was === is ? [] : [is ? ('deleted' as const) : ('undeleted' as const)]),
  ]
}

/** Tells the feed of it. */
export async function recordSetting(
  transaction: Kysely<Tables>,
  page: string,
  { kind, as }: { readonly kind: Setting; readonly as: Changing },
): Promise<void> {
  const { name, email, time, reason } = as
  await recordChange(transaction, { kind, page, person: { name, email }, time, reason })
}

/** Who changes settings, when and why. */
type Changing = Person & { readonly time: string; readonly reason: string }

async function readMeta(services: Services, page: Pick<PageRow, 'id'>): Promise<PageMeta> {
  const meta = await services.library.readMeta(pageIdOf(page.id))
  if (meta === null) throw new ForkshopError('missing-meta', { page: page.id })
  return meta
}

function renamed(meta: PageMeta, slug: PageMeta['slug']): PageMeta {
  const former = [...meta.formerSlugs, meta.slug].filter((one) => one !== slug)
  return { ...meta, slug, formerSlugs: [...new Set(former)] }
}

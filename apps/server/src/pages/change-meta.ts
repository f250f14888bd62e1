import { isDeepStrictEqual } from 'node:util'
import type { PageMeta, Person } from '@forkshop/repository'
import { ForkshopError } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { Services } from '../services.ts'
import { recordChange } from './change-log.ts'
import { toCommitInfo } from './commit-info.ts'
import type { PageRow } from './find-page.ts'
import { removeIntent, writeIntent } from './intents.ts'
import { keyedQueue } from './keyed-queue.ts'
import { insertMeta } from './page-insert.ts'
import { perServer } from './per-server.ts'
import { pageIdOf } from './row-ids.ts'
import { reserveSlug } from './slugs.ts'

/** Changes of one page's settings and people, one after the other: git keeps them as one file. */
const queueOf = perServer(() => keyedQueue())

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
  page: PageRow,
  { edit, slug, author, reason }: MetaEdit,
): Promise<PageMeta> {
  return queueOf(services)(page.id, async () => {
    const before = await readMeta(services, page)
    const edited = edit(before)
    const commit = toCommitInfo({ author, reason }, services.clock())
    const time = commit.time.toISOString()
    const as = { ...author, time, reason }
    const intent = await reserve(services, page, slug === before.slug ? null : { slug, as })
    const after = intent.slug === null ? edited : renamed(edited, intent.slug)
    await services.library.writeMeta(before.id, after, commit).catch(async (error: unknown) => {
      if (isSame(await services.library.readMeta(before.id), before)) {
        await removeIntent(services.database, intent.id)
      }
      throw error
    })
    await services.database.transaction().execute(async (transaction) => {
      await mirrorMeta(transaction, after, time)
      if (after.slug !== before.slug) await recordRenamed(transaction, page.id, as)
      await removeIntent(transaction, intent.id)
    })
    services.events.emit({ kind: 'page-changed', page: page.id })
    services.events.emit({ kind: 'rights-changed', page: page.id, user: null })
    return after
  })
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
    .set({ slug: meta.slug, editing: meta.editing, visibility: meta.visibility })
    .where('id', '=', meta.id)
    .execute()
}

/** Tells the feed of a page's new slug. */
export async function recordRenamed(
  transaction: Kysely<Tables>,
  page: string,
  { name, email, time, reason }: Renaming,
): Promise<void> {
  await recordChange(transaction, { kind: 'renamed', page, person: { name, email }, time, reason })
}

/** Who gives a page a new slug, when and why. */
type Renaming = Person & { readonly time: string; readonly reason: string }

async function readMeta(services: Services, page: PageRow): Promise<PageMeta> {
  const meta = await services.library.readMeta(pageIdOf(page.id))
  if (meta === null) throw new ForkshopError('missing-meta', { page: page.id })
  return meta
}

async function reserve(
  services: Services,
  page: PageRow,
  wish: { readonly slug: string | undefined; readonly as: Renaming } | null,
) {
  const intent = { kind: 'meta', page: page.id } as const
  if (wish?.slug !== undefined) {
    const { slug, as } = wish
    const reserved = await reserveSlug(services, { kind: 'exact', slug }, () => ({ ...intent, as }))
    return { id: reserved.intent, slug: reserved.slug }
  }
  const id = `meta:${page.id}`
  const outcome = await writeIntent(services, id, intent)
  if (outcome.kind === 'busy') throw new ProblemError('changed', 'busy-page')
  return { id, slug: null }
}

function renamed(meta: PageMeta, slug: PageMeta['slug']): PageMeta {
  const former = [...meta.formerSlugs, meta.slug].filter((one) => one !== slug)
  return { ...meta, slug, formerSlugs: [...new Set(former)] }
}

function isSame(a: PageMeta | null, b: PageMeta): boolean {
  return isDeepStrictEqual(a, b)
}

import { ForkshopError } from '@forkshop/domain'
import type { Services } from '../../../records/services/services.ts'
import { recordChange } from '../../../records/pages/change-log.ts'
import { happeningsOf, mirrorDeletion, mirrorMeta, recordSetting } from '../settings/change-meta.ts'
import { removeIntent } from '../../../journal/intent-rows.ts'
import { factsToIndex } from '../../../records/pages/facts-of-text.ts'
import { pageIntents, type Intent } from '../../../journal/intents.ts'
import { insertPage } from '../../../records/pages/page-insert.ts'
import { syncReleases } from '../../../records/pages/release-rows.ts'
import { lineageIdOf, pageIdOf } from '../../../base/row-ids.ts'
import { syncRow } from '../../../records/pages/sync-row.ts'

/**
 * Finishes or undoes what a crash left open between git and the rows. What reached git is finished,
 * what did not is forgotten. Call at start, before anything is served.
 */
export async function repairIntents(services: Services): Promise<number> {
  const open = await pageIntents.open(services)
  for (const { id, intent } of open) await finish(services, id, intent)
  return open.length
}

/** The same for one intent, in a server that runs; answers its page, null where there is no such intent. */
export async function repairIntent(services: Services, id: string): Promise<string | null> {
  const intent = await pageIntents.find(services, id)
  if (intent === null) return null
  await finish(services, id, intent)
  return intent.page
}

async function finish(services: Services, id: string, intent: Intent): Promise<void> {
  services.log.warn({ intent: id, kind: intent.kind }, 'finishing interrupted work')
  await repair(services, id, intent)
  await removeIntent(services.database, id)
}

/** What the feed tells, it tells in the transaction that removes the intent: a repair may be cut short too. */
async function repair(services: Services, id: string, intent: Intent): Promise<void> {
  switch (intent.kind) {
    case 'create':
      return repairCreate(services, intent)
    case 'publish':
      return repairPublish(services, id, intent)
    case 'sync':
      return syncRow(services, intent.page)
    case 'release':
      return syncReleases(services, intent.page)
    case 'meta':
      return repairMeta(services, id, intent)
  }
}

async function repairCreate(
  services: Services,
  intent: Extract<Intent, { readonly kind: 'create' }>,
): Promise<void> {
  const page = pageIdOf(intent.page)
  const [meta, head] = await Promise.all([
    services.library.readMeta(page),
    services.library.head(page),
  ])
  if (meta === null || head === null || (await hasRow(services, page))) return
  const first = await services.library.revision(page, head)
  const text = await services.library.readText(page, head)
  if (first === null || text === null) throw new ForkshopError('missing-revision', { page })
  const { originVersion } = intent
  const lineage = lineageIdOf(intent.lineage)
  const facts = await factsToIndex(services, { page, text, slug: meta.slug }, { patient: true })
  await services.database.transaction().execute(async (transaction) => {
    await insertPage(transaction, { lineage, meta, facts, first, originVersion })
  })
}

/**
 * The revision that the intent was for is found by its parent and what was said of it. What an
 * accepted proposal needs besides is finished by `features/proposals/finish-proposals.ts`.
 */
async function repairPublish(
  services: Services,
  id: string,
  intent: Extract<Intent, { readonly kind: 'publish' }>,
): Promise<void> {
  await syncRow(services, intent.page)
  const { items } = await services.library.history(pageIdOf(intent.page), { limit: 100 })
  const second = (time: string) => Math.floor(Date.parse(time) / 1000)
  const made = items.find(
    (revision) =>
      revision.parents[0] === intent.from &&
      revision.author.email === intent.email &&
      second(revision.time) === second(intent.time),
  )
  if (made === undefined) return
  const proposal = Number(made.trailers.find(({ key }) => key === 'Proposal')?.value ?? 0)
  await services.database.transaction().execute(async (transaction) => {
    await recordChange(transaction, {
      kind: proposal > 0 ? 'accepted' : 'published',
      page: intent.page,
      person: made.author,
      time: intent.time,
      reason: intent.reason,
      proposal: proposal > 0 ? proposal : null,
    })
    await removeIntent(transaction, id)
  })
}

async function repairMeta(
  services: Services,
  id: string,
  { page, as }: Extract<Intent, { readonly kind: 'meta' }>,
): Promise<void> {
  const meta = await services.library.readMeta(pageIdOf(page))
  if (meta === null) return
  const time = services.clock().toISOString()
  await services.database.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('page')
      .select(['slug', 'deleted'])
      .where('id', '=', page)
      .executeTakeFirst()
    await mirrorMeta(transaction, meta, time)
    await mirrorDeletion(transaction, meta, time)
    for (const kind of row === undefined || as === undefined ? [] : happeningsOf(row, meta)) {
      if (as !== undefined) await recordSetting(transaction, page, { kind, as })
    }
    await removeIntent(transaction, id)
  })
}

async function hasRow(services: Services, page: string): Promise<boolean> {
  const row = await services.database
    .selectFrom('page')
    .select('id')
    .where('id', '=', page)
    .executeTakeFirst()
  return row !== undefined
}

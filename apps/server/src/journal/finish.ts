import { ForkshopError } from '@forkshop/domain'
import { syncRow } from '../records/pages/sync-row.ts'
import type { Services } from '../records/services/services.ts'
import { complete, type WriteRows } from './complete.ts'
import { findIntent, openIntents, type IntentRow } from './intent-rows.ts'
import { isKind, kinds, type Kind, type Payload } from './kinds.ts'
import { announcePage } from '../records/pages/announce-page.ts'

/** What is missing of a piece of work that was cut short. */
export type Missing = {
  readonly rows: WriteRows
  /** What is done besides, once the rows are written. */
  readonly after?: () => Promise<void>
}

/**
 * Asks git how far a piece of work came, and answers what is missing; null where git took nothing, or
 * nothing is missing. It may be asked more than once.
 */
export type Finish<K extends Kind> = (
  services: Services,
  payload: Payload<K>,
) => Promise<Missing | null>

/** How kinds of work are finished. One that is in no such list is left as it is. */
export type Finishers = { readonly [K in Kind]?: Finish<K> }

const own: Finishers = {
  sync: async (services, { page }) => {
    await syncRow(services, page)
    return null
  },
}

/**
 * Finishes what a crash left open, in the order of the lists, and of each list the oldest first. Call at
 * start, before anything is served. Answers how much there was.
 */
export async function finishOpen(services: Services, lists: readonly Finishers[]): Promise<number> {
  let count = 0
  for (const list of [own, ...lists]) {
    const open = await openIntents(services, Object.keys(list))
    for (const row of open) await finishRow(services, row, list)
    count += open.length
  }
  return count
}

/** Finishes what failed since the server started, as on a full disk. What fails again waits for the next time. */
export async function finishLeft(services: Services, lists: readonly Finishers[]): Promise<void> {
  const { left, finishing } = services.held
  if (left.size === 0 && finishing.now === null) return
  finishing.now ??= finishEach(services, lists).finally(() => {
    finishing.now = null
  })
  await finishing.now
}

async function finishEach(services: Services, lists: readonly Finishers[]): Promise<void> {
  const { left } = services.held
  const round = [...left]
  for (const [id, again] of round) {
    left.delete(id)
    try {
      await (again === null ? finishOne(services, id, lists) : again())
    } catch (error) {
      left.set(id, again)
      services.log.warn({ err: error, work: id }, 'work that failed cannot be finished yet')
    }
  }
}

async function finishOne(
  services: Services,
  id: string,
  lists: readonly Finishers[],
): Promise<void> {
  const row = await findIntent(services, id)
  if (row === null) return
  for (const list of [own, ...lists]) {
    if (!Object.hasOwn(list, row.kind)) continue
    const page = await finishRow(services, row, list)
    if (page !== null) await announcePage(services, page)
  }
}

/** Answers the page that it was about, where it was about one. */
async function finishRow(
  services: Services,
  { id, kind, payload: text }: IntentRow,
  list: Finishers,
): Promise<string | null> {
  if (!isKind(kind)) return null
  services.log.warn({ work: id, kind }, 'finishing interrupted work')
  const { missing, page } = await ask(services, list, { id, kind, text })
  await complete(services, id, async (transaction) => missing?.rows(transaction))
  await missing?.after?.()
  return page
}

async function ask<K extends Kind>(
  services: Services,
  list: { readonly [P in Kind]?: Finish<P> },
  { id, kind, text }: { readonly id: string; readonly kind: K; readonly text: string },
): Promise<{ readonly missing: Missing | null; readonly page: string | null }> {
  const read = kinds[kind].safeParse(JSON.parse(text))
  if (!read.success) throw new ForkshopError('bad-intent', { id }, read.error)
  const payload: Payload<Kind> = read.data
  const missing = (await list[kind]?.(services, read.data)) ?? null
  return { missing, page: 'page' in payload ? payload.page : null }
}

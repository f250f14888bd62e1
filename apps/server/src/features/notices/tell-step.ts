import {
  candidatesOf,
  parseNoticeKind,
  watchersAsCandidates,
  watchesOf,
  type NoticeKind,
} from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { announceLive } from '../../records/live/announce-live.ts'
import { markTells } from '../../records/notices/idea-tells.ts'
import { toldOf } from '../../records/notices/told-live.ts'
import { readPage, type PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { concernedBy, type ActRow } from './concerned.ts'
import { keysOf, rowsFor, watchersAfter, type ToldRows } from './tell-people.ts'

/** People who are told in one transaction. */
const BATCH = 500

/** How far an act is told: up to this watcher, or to all. */
type Reached = { readonly reached: string; readonly isDone: boolean }

/**
 * Tells a part of those who are to know of an act: first whom it concerns, then who follows it, so many at a time. The
 * notices and how far it got are one transaction, so that a crash loses nobody and tells nobody twice. Answers whether all
 * were told.
 */
export async function tellStep(services: Services, act: ActRow): Promise<boolean> {
  const page = await readPage(services, act.page)
  const kind = parseNoticeKind(act.kind)
  if (page === null || kind === null) {
    await keep(services, act, { rows: [], reached: act.reached ?? '', isDone: true })
    return true
  }
  const keys = await keysOf(services, act, page)
  const about = { act, page, keys, kind }
  const step =
    act.reached === null
      ? await tellConcerned(services, about)
      : await tellWatchers(services, about, act.reached)
  await keep(services, act, step)
  return step.isDone
}

type About = {
  readonly act: ActRow
  readonly page: PageRow
  readonly kind: NoticeKind
  readonly keys: Awaited<ReturnType<typeof keysOf>>
}

type Step = Reached & {
  readonly rows: ToldRows
  /** The ideas that it is about. */
  readonly ideas?: readonly string[]
}

async function tellConcerned(services: Services, about: About): Promise<Step> {
  const { act, page, kind } = about
  const concerned = await concernedBy(services, act, page)
  const candidates = candidatesOf(kind, concerned)
  const rows = await rowsFor(services, about, candidates)
  const ideas = concerned.ideas.map(({ idea }) => idea)
  return { rows, ideas, reached: '', isDone: watchesOf(kind).length === 0 }
}

async function tellWatchers(services: Services, about: About, after: string): Promise<Step> {
  const kinds = watchesOf(about.kind)
  const keys = about.keys.filter(({ kind }) => kinds.includes(kind))
  const people = await watchersAfter(services, keys, { since: about.act.time, after, limit: BATCH })
  const rows = await rowsFor(services, about, watchersAsCandidates(about.kind, people))
  return { rows, reached: people.at(-1) ?? after, isDone: people.length < BATCH }
}

async function keep(services: Services, act: ActRow, step: Step): Promise<void> {
  const { rows, ideas = [], reached, isDone } = step
  const now = services.clock()
  // before it is written: a stream may read of it at once
  remember(services, act, rows)
  const isTold = await services.database.transaction().execute(async (trx) => {
    if (rows.length > 0) {
      await trx
        .insertInto('notice')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['person', 'act']).doNothing())
        .execute()
    }
    await markTells(trx, act, ideas)
    await trx
      .updateTable('told_act')
      .set({ reached, told: isDone ? now.toISOString() : null })
      .where('number', '=', act.number)
      .execute()
    if (!isDone || !(await wasAnybodyTold(trx, act))) return false
    await announceLive(trx, toldOf(act.number), now)
    return true
  })
  if (isTold) services.events.emit({ kind: 'announced' })
}

async function wasAnybodyTold(database: Kysely<Tables>, { number }: ActRow): Promise<boolean> {
  const row = await database
    .selectFrom('notice')
    .select('person')
    .where('act', '=', number)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Who was told, for streams; of an act whose telling began before this server did it is asked for. */
function remember({ held }: Services, act: ActRow, rows: ToldRows): void {
  const key = String(act.number)
  const before = act.reached === null ? new Set<string>() : held.toldPeople.get(key)
  if (before === undefined) return
  const people = new Set([...before, ...rows.map(({ person }) => person)])
  held.toldPeople.set(key, people, people.size)
}

import type { PreparationItem } from '@forkshop/api'
import { daysUntil } from '@forkshop/domain'
import { sql, type Kysely } from 'kysely'
import { actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Tables } from '../../records/database/tables.ts'
import { announcing } from '../../records/live/announce-live.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { formatSaid } from './format-said.ts'
import { itemId, listItems } from './list-items.ts'
import { readPreparationRows } from './preparation-rows.ts'
import { tellChanged } from './tell-changed.ts'
import { whenOf } from './view-preparation.ts'

/** Who does something for an event. */
export type Doer = { readonly event: PageRow; readonly actor: Actor }

/** Things that may be added for one event. */
const MAX_OWN = 300

/** Adds something to do; its date is kept as days before the start, so that it follows the event. */
export async function addItem(
  services: Services,
  { event, actor }: Doer,
  { text, due = null }: { readonly text: string; readonly due?: string | null | undefined },
): Promise<PreparationItem> {
  const id = services.newId()
  const days = await daysBefore(services, event, due)
  await announcing(services, async (transaction, announce) => {
    const { count } = await transaction
      .selectFrom('preparation_item')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('page', '=', event.id)
      .executeTakeFirstOrThrow()
    if (Number(count) >= MAX_OWN) throw refused('text', 'range')
    await transaction
      .insertInto('preparation_item')
      .values({
        id,
        page: event.id,
        words: text,
        days_before: days,
        created: services.clock().toISOString(),
        created_by: actorId(actor),
      })
      .execute()
    await announce({ kind: 'preparation', page: event.id, subject: id })
  })
  tellChanged(services, event)
  return itemNow(services, { event, actor }, id)
}

/** Changes something that was added. Throws `not-found` for everything else. */
export async function changeItem(
  services: Services,
  doer: Doer,
  {
    item,
    text,
    due,
  }: {
    readonly item: string
    readonly text?: string | undefined
    readonly due?: string | null | undefined
  },
): Promise<PreparationItem> {
  const { event } = doer
  const changes = {
    ...(text !== undefined && { words: text }),
    ...(due !== undefined && { days_before: await daysBefore(services, event, due) }),
  }
  await announcing(services, async (transaction, announce) => {
    const own = await transaction
      .selectFrom('preparation_item')
      .select('id')
      .where('page', '=', event.id)
      .where('id', '=', item)
      .executeTakeFirst()
    if (own === undefined) throw notFound()
    if (Object.keys(changes).length === 0) return
    await transaction.updateTable('preparation_item').set(changes).where('id', '=', item).execute()
    await announce({ kind: 'preparation', page: event.id, subject: item })
  })
  tellChanged(services, event)
  return itemNow(services, doer, item)
}

/** Removes something that was added, or what is kept of something that is not said any more. Throws `not-found`. */
export async function removeItem(
  services: Services,
  { event, actor }: Doer,
  item: string,
): Promise<void> {
  const known = await knownItem(services, { event, actor }, item)
  if (known.section !== null && !known.gone) throw notFound()
  await announcing(services, async (transaction, announce) => {
    for (const [table, column] of [
      ['preparation_item', 'id'],
      ['preparation_mark', 'item'],
    ] as const) {
      await transaction
        .deleteFrom(table)
        .where('page', '=', event.id)
        .where(sql.ref(column), '=', item)
        .execute()
    }
    await announce({ kind: 'preparation', page: event.id, subject: item })
  })
  tellChanged(services, event)
}

/**
 * Ticks an item or takes that back, takes care of it or leaves it. Who ticked first stays who did it, whoever ticks
 * at the same time. A note takes the place of the one that its writer saw. Throws `not-found` for what is in no list,
 * `changed` where somebody else wrote a note meanwhile.
 */
export async function markItem(
  services: Services,
  doer: Doer,
  {
    item,
    done,
    taken,
    note,
  }: {
    readonly item: string
    readonly done?: boolean | undefined
    readonly taken?: boolean | undefined
    readonly note?: NoteWritten | undefined
  },
): Promise<PreparationItem> {
  const { event, actor } = doer
  const known = await knownItem(services, doer, item)
  const who = { id: actorId(actor), name: nameOf(actor) }
  const doing = done && { done_by: who.id, done_name: who.name, done_at: now(services) }
  const taking = taken && { taken_by: who.id, taken_name: who.name }
  await announcing(services, async (transaction, announce) => {
    await transaction
      .insertInto('preparation_mark')
      .values({
        page: event.id,
        item,
        words: known.text,
        section: known.section,
        lead_months: known.lead?.months ?? null,
        lead_days: known.lead?.days ?? null,
        ...noMark,
      })
      .onConflict((conflict) => conflict.columns(['page', 'item']).doNothing())
      .execute()
    const mark = transaction
      .updateTable('preparation_mark')
      .where('page', '=', event.id)
      .where('item', '=', item)
    if (doing) await mark.set(doing).where('done_at', 'is', null).execute()
    if (done === false) await mark.set({ done_by: null, done_name: null, done_at: null }).execute()
    if (taking) await mark.set(taking).execute()
    if (taken === false) await mark.set({ taken_by: null, taken_name: null }).execute()
    if (note !== undefined) {
      await replaceNote(transaction, { page: event.id, item }, { ...note, who, at: now(services) })
    }
    // what says nothing any more would keep an item that is gone
    await transaction
      .deleteFrom('preparation_mark')
      .where('page', '=', event.id)
      .where('item', '=', item)
      .where('done_at', 'is', null)
      .where('taken_name', 'is', null)
      .where('note', 'is', null)
      .execute()
    await announce({ kind: 'preparation', page: event.id, subject: item })
  })
  tellChanged(services, event)
  return (await findItem(services, doer, item)) ?? { ...shownOf(known), ...unmarked }
}

/** A note with the time of the one that it replaces; without words it is taken away. */
type NoteWritten = { readonly text: string; readonly replaces: string | null }

async function replaceNote(
  transaction: Kysely<Tables>,
  { page, item }: { readonly page: string; readonly item: string },
  {
    text,
    replaces,
    who,
    at,
  }: NoteWritten & {
    readonly who: { readonly id: string | null; readonly name: string }
    readonly at: string
  },
): Promise<void> {
  const written =
    text === ''
      ? { note: null, note_by: null, note_name: null, note_at: null }
      : { note: text, note_by: who.id, note_name: who.name, note_at: at }
  const { numUpdatedRows } = await transaction
    .updateTable('preparation_mark')
    .set(written)
    .where('page', '=', page)
    .where('item', '=', item)
    .where('note_at', replaces === null ? 'is' : '=', replaces)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new ProblemError('changed', 'note-changed')
}

const noMark = {
  done_by: null,
  done_name: null,
  done_at: null,
  taken_by: null,
  taken_name: null,
  note: null,
  note_by: null,
  note_name: null,
  note_at: null,
}
const unmarked = { done: false, by: null, time: null, taken: null, note: null }

function now({ clock }: Services): string {
  return clock().toISOString()
}

/** A guest may have come in without a name. */
function nameOf(actor: Actor): string {
  return actor.kind === 'visitor' ? '' : (actor.name ?? '')
}

type KnownItem = Omit<PreparationItem, 'done' | 'by' | 'time' | 'taken' | 'note'> & {
  readonly lead: { readonly months: number; readonly days: number } | null
}

function shownOf({ lead: _, ...item }: KnownItem) {
  return item
}

/** An item of the list as it is now, with how long before it is due. Throws `not-found`. */
async function knownItem(services: Services, doer: Doer, id: string): Promise<KnownItem> {
  const { said, list } = await listNow(services, doer)
  const item = list.find((one) => one.id === id)
  if (item === undefined) throw notFound()
  const lead = said.find((one) => itemId(one) === id)?.lead ?? null
  const { text, section, due, gone } = item
  return { id, text, section, due, gone, lead }
}

async function findItem(
  services: Services,
  doer: Doer,
  id: string,
): Promise<PreparationItem | null> {
  return (await listNow(services, doer)).list.find((item) => item.id === id) ?? null
}

async function itemNow(services: Services, doer: Doer, id: string): Promise<PreparationItem> {
  const item = await findItem(services, doer, id)
  if (item === null) throw notFound()
  return item
}

async function listNow(services: Services, { event, actor }: Doer) {
  const facts = factsOfRow(event)
  const [format, rows, { start }] = await Promise.all([
    formatSaid(services, event, actor),
    readPreparationRows(services, event.id),
    whenOf(services, facts),
  ])
  const said = format?.items ?? []
  return { said, list: listItems({ said, ...rows, start, named: true }) }
}

/** How many days before the start a date is. Throws `invalid` for one of an event that does not say when it starts. */
async function daysBefore(
  services: Services,
  event: PageRow,
  due: string | null,
): Promise<number | null> {
  if (due === null) return null
  const { start } = await whenOf(services, factsOfRow(event))
  if (start === null) throw refused('due', 'bad-date')
  return daysUntil(due, start)
}

function notFound(): ProblemError {
  return new ProblemError('not-found', 'code.not-found')
}

function refused(path: string, code: string): ProblemError {
  return new ProblemError('invalid', 'code.invalid', {
    errors: [{ path, message: code, code }],
  })
}

import { passedBound, photographBounds } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import { actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { UploadedFile } from '../../base/http/upload.ts'
import type { SentenceKey } from '../../base/sentences.ts'
import { authorOf } from '../../records/accounts/author.ts'
import type { Tables } from '../../records/database/tables.ts'
import { announcing } from '../../records/live/announce-live.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pagesShowing } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'
import { removeFiles, writePhotograph } from './photograph-files.ts'
import type { PhotographRow } from './photograph-rows.ts'
import { notThere } from './reach-photograph.ts'
import { shrink, type Shrunk } from './shrink.ts'

/** What a photograph is sent for, where the caller may. */
export type Belonging = {
  readonly page: PageRow
  readonly idea: { readonly id: string; readonly author_name: string } | null
  /** The event whose bounds it counts for; null without one. */
  readonly event: PageRow | null
}

/**
 * Keeps a photograph. One that its sender sends again is the one that is there, and nothing of what was sent is read.
 * Throws `id-taken` for an id of somebody else or of something else, `invalid` for what is no photograph, `too-large`
 * where there are too many.
 */
export async function sendPhotograph(
  services: Services,
  belonging: Belonging,
  sent: {
    readonly id: string
    readonly actor: Actor
    readonly file: UploadedFile | null
    readonly signal: AbortSignal
  },
): Promise<PhotographRow> {
  const { id, actor, file, signal } = sent
  const author = actorId(actor) ?? ''
  const known = await sentBefore(services, belonging, { id, author })
  if (known !== null) return known
  await requireRoom(services.database, belonging, { author, more: 1 })
  if (file === null) throw refused('photograph-missing', 'required')
  const outcome = await services.held.photographs.run(() => shrink(file.bytes), signal)
  if (outcome.kind === 'refused') throw refused(reasons[outcome.because], outcome.because)
  const row = rowOf(services, belonging, { id, actor, photograph: outcome.photograph })
  await writePhotograph(services, row, outcome.photograph)
  try {
    return await keep(services, belonging, row)
  } catch (error) {
    await removeFiles(services, [row])
    throw error
  }
}

async function keep(
  services: Services,
  belonging: Belonging,
  row: PhotographRow,
): Promise<PhotographRow> {
  const pages = await pagesShowing(services, row)
  const kept = await announcing(services, async (trx, announce) => {
    const { numInsertedOrUpdatedRows: inserted } = await trx
      .insertInto('photograph')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (inserted === 0n) return false
    for (const page of pages) await announce({ kind: 'photograph-sent', page, subject: row.id })
    // under the lock of what was announced: of two that come at once the second counts the first
    await requireRoom(trx, belonging, { author: row.author, more: 0 })
    return true
  })
  if (kept) return row
  // the same one, sent twice at once: its file has just been written by both
  const known = await sentBefore(services, belonging, row)
  if (known === null) throw notThere()
  return known
}

function rowOf(
  services: Services,
  { page, idea, event }: Belonging,
  {
    id,
    actor,
    photograph,
  }: { readonly id: string; readonly actor: Actor; readonly photograph: Shrunk },
): PhotographRow {
  return {
    id,
    page: page.id,
    idea: idea?.id ?? null,
    event: event?.slug ?? null,
    description: '',
    width: photograph.width,
    height: photograph.height,
    size: photograph.large.length,
    small_size: photograph.small.length,
    author: actorId(actor) ?? '',
    author_name: idea?.author_name ?? authorOf(services, actor).name,
    created: services.clock().toISOString(),
    released: null,
    released_by: null,
    licence: null,
    people: 0,
    credit: 0,
    hidden: null,
    hidden_by: null,
  }
}

/** The photograph that has this id already, of the same sender and for the same thing. */
async function sentBefore(
  { database }: Services,
  { page, idea }: Belonging,
  { id, author }: { readonly id: string; readonly author: string },
): Promise<PhotographRow | null> {
  const row = await database
    .selectFrom('photograph')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row !== undefined) {
    const isSame = row.author === author && row.page === page.id && row.idea === (idea?.id ?? null)
    if (isSame) return row
    throw new ProblemError('id-taken', 'id-taken')
  }
  const gone = await database
    .selectFrom('photograph_gone')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (gone !== undefined) throw notThere()
  return null
}

/** Throws `too-large` where what is there, and so many more, pass a bound. */
async function requireRoom(
  database: Kysely<Tables>,
  belonging: Belonging,
  { author, more }: { readonly author: string; readonly more: number },
): Promise<void> {
  const { idea } = belonging
  const rows = await countedWith(database, belonging)
  const own = rows.filter((row) => row.author === author)
  const bytes = (some: typeof rows): number =>
    some.reduce((sum, row) => sum + row.size + row.small_size, 0)
  const bound = passedBound({
    idea: idea === null ? 0 : rows.filter((row) => row.idea === idea.id).length + more,
    person: own.length + more,
    personBytes: bytes(own),
    event: rows.length + more,
    eventBytes: bytes(rows),
  })
  if (bound === null) return
  throw new ProblemError('too-large', `photographs-of-${bound}`, {
    values: { n: photographBounds[bound] },
  })
}

/** Those that count together: of an event, whatever it was called, or of a page without one. */
function countedWith(database: Kysely<Tables>, { page, event }: Belonging) {
  return database
    .selectFrom('photograph')
    .select(['author', 'idea', 'size', 'small_size'])
    .where((eb) =>
      event === null
        ? eb('page', '=', page.id).and('event', 'is', null)
        : eb(
            'event',
            'in',
            eb.selectFrom('page_slug').select('slug').where('page_slug.page', '=', event.id),
          ),
    )
    .execute()
}

const reasons = {
  kind: 'photograph-kind',
  heic: 'photograph-heic',
  broken: 'photograph-broken',
} as const satisfies Record<string, SentenceKey>

function refused(key: SentenceKey, code: string): ProblemError {
  const message = 'Send one photograph (jpeg, png or webp) of at most 5 MB in the field file.'
  return new ProblemError('invalid', key, { errors: [{ path: 'file', message, code }] })
}

import type { Photograph, ShownPhotograph } from '@forkshop/api'
import { photographErased } from '@forkshop/domain'
import { accountIdOf } from '../../base/http/actor-id.ts'
import type { BytesAnswer } from '../../base/http/bytes-answer.ts'
import { readAs } from '../../base/shown.ts'
import { isOfGuest } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'
import { frameOf } from '../registrations/event-frame.ts'
import type { Reached } from './reach-photograph.ts'

/** A photograph as this caller sees it. */
export async function toPhotograph(
  services: Services,
  { row, page, own, leads, moderates }: Reached,
): Promise<Photograph> {
  const isNamed = own || leads || row.credit === 1
  const isMarked = row.hidden !== null && !own && (leads || moderates)
  return {
    id: row.id,
    page: page.slug,
    idea: row.idea,
    event: row.event,
    description: row.description,
    width: row.width,
    height: row.height,
    released: row.released !== null,
    own,
    leads,
    licence: row.licence,
    people: row.people === 1,
    credit: row.credit === 1,
    author: isNamed ? { id: accountIdOf(row.author), name: row.author_name } : null,
    byGuest: isOfGuest(row.author),
    ...(isMarked && { hidden: true }),
    time: row.created,
    erased: row.released === null ? await erasedAt(services, row) : null,
  }
}

/** When what was not released is erased. */
export async function erasedAt(
  services: Services,
  { event, created }: { readonly event: string | null; readonly created: string },
): Promise<string> {
  const page =
    event === null
      ? null
      : await services.database
          .selectFrom('page_slug')
          .innerJoin('page', 'page.id', 'page_slug.page')
          .select('page.fields')
          .where('page_slug.slug', '=', event)
          .executeTakeFirst()
  const over = page === null || page === undefined ? null : (await frameOf(services, page)).over
  return new Date(photographErased(over, Date.parse(created))).toISOString()
}

/** The photographs of an idea as everybody sees them, in the order in which they came. */
export async function shownWith(
  services: Services,
  { id, page }: { readonly id: string; readonly page: string },
): Promise<ShownPhotograph[]> {
  return readAs([`voices ${page}`], () =>
    services.database
      .selectFrom('photograph')
      .select(['id', 'description', 'width', 'height'])
      .where('idea', '=', id)
      .where('released', 'is not', null)
      .where('hidden', 'is', null)
      .orderBy('created')
      .orderBy('id')
      .execute(),
  )
}

/** A photograph as bytes. No shared cache keeps it. */
export function toBytes(bytes: Uint8Array, keptBy: 'caller' | 'nobody'): BytesAnswer {
  return {
    kind: 'bytes',
    bytes,
    type: 'image/jpeg',
    keptBy,
    headers: {
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Disposition': 'inline',
    },
  }
}

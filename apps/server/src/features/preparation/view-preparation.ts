import type { Preparation } from '@forkshop/api'
import { momentOf, placeTime, type EventState, type PageFacts, type Role } from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import { noteNext } from '../../base/shown.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import { leadsTheDay } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { eventTimes } from '../events/event-times.ts'
import { formatSaid, type FormatSaid, type NewestSaid } from './format-said.ts'
import { itemId, listItems } from './list-items.ts'
import { listRoles } from './list-roles.ts'
import { readPreparationRows } from './preparation-rows.ts'

/** What is to be prepared for an event, as this reader may know it. */
export async function viewPreparation(
  services: Services,
  event: PageRow,
  { actor, role }: { readonly actor: Actor; readonly role: Role },
): Promise<Preparation> {
  const facts = factsOfRow(event)
  const [leads, said, rows, when] = await Promise.all([
    leadsTheDay(services, actor, { page: event, role }),
    formatSaid(services, event, actor),
    readPreparationRows(services, event.id),
    whenOf(services, facts),
  ])
  // What a format said that this reader may not see is not theirs to read here either.
  const marks = leads || said !== null ? rows.marks : []
  const { today, ...times } = when
  const [newest, materials] = await Promise.all([said?.newest(), said?.materials()])
  return {
    event: { slug: event.slug, title: event.title, lang: event.lang, ...times },
    today,
    leads,
    format: said === null ? null : toFormat(said, newest ?? null),
    items: listItems({
      said: said?.items ?? [],
      own: rows.own,
      marks,
      start: when.start,
      named: leads,
    }),
    roles: listRoles(said?.facts ?? null, rows.people, leads),
    materials: (materials ?? []).map((one) => ({ ...one })),
  }
}

/** When an event begins and what day it is, as the clocks at its place show it. */
export type EventWhen = {
  readonly start: string | null
  readonly zone: string
  readonly state: EventState | null
  readonly today: string
}

/** When an event begins and what day it is at its place. */
export async function whenOf(services: Services, facts: PageFacts): Promise<EventWhen> {
  const times = await eventTimes(services, facts)
  const zone = times?.zone ?? 'UTC'
  const now = services.clock()
  const said = now.toISOString()
  const today = placeTime(said, { own: zone, site: zone })?.day ?? said.slice(0, 10)
  noteNext(now, [momentOf(today, zone, 'day-end')])
  return { start: times?.start?.day ?? null, zone, state: times?.state ?? null, today }
}

function toFormat(
  { page, version, withdrawn, items }: FormatSaid,
  newest: NewestSaid | null,
): Preparation['format'] {
  const now = new Set(items.map(itemId))
  const then = new Set(newest?.items.map(itemId))
  const only = (these: ReadonlySet<string>, others: ReadonlySet<string>): number =>
    [...these].filter((id) => !others.has(id)).length
  return {
    slug: page.slug,
    title: page.title,
    lang: page.lang,
    version,
    withdrawn,
    newer: newest && {
      version: newest.version,
      added: only(then, now),
      gone: only(now, then),
    },
  }
}

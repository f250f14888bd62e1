import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { openServices } from '@forkshop/server/src/app/open/open-services.ts'
import { publicEvents, toCalendar } from '@forkshop/server/src/features/calendar/calendar-events.ts'
import { calendarOf } from '@forkshop/server/src/features/calendar/kept-calendars.ts'
import { toIcal } from '@forkshop/server/src/features/calendar/to-ical.ts'
import { keepAllMoments } from '@forkshop/server/src/records/words/event-moments.ts'
import type { Services } from '@forkshop/server/src/records/services/services.ts'
import { interleave, type Bench, type Measured } from './measure.ts'
import { benchSettings } from './settings.ts'

const EVENTS = 500
const DAY_MS = 24 * 60 * 60_000
/** So many in one measure that what the clock cannot tell apart does not count. */
const TIMES = 5

const rowOf = (now: Date, at: number) => {
  const time = now.toISOString()
  const day = new Date(now.getTime() + at * DAY_MS).toISOString().slice(0, 10)
  const title = `Un événement parmi d’autres, numéro ${at}`
  const summary = 'Une phrase qui dit ce que c’est, à qui cela sert et ce que l’on en garde.'
  const hours = { start: `${day}T18:00`, end: `${day}T22:00`, timezone: 'Europe/Paris' }
  const venue = { name: 'La Halle', address: '4 rue de l’Atelier', city: 'Brest' }
  const lang = 'fr'
  const license = 'CC-BY-SA-4.0'
  return {
    id: `page-${at}`,
    slug: `event-${at}`,
    kind: 'event',
    lineage: `lineage-${at}`,
    title,
    summary,
    lang,
    license,
    fields: JSON.stringify({ kind: 'event', title, summary, lang, license, ...hours, venue }),
    card: '{}',
    minutes: null,
    people_min: null,
    people_max: null,
    head: 'a'.repeat(40),
    version: null,
    editing: 'open',
    visibility: 'public',
    origin_page: null,
    origin_revision: null,
    origin_version: null,
    created: time,
    updated: time,
    made_for: null,
    deleted: null,
    deleted_by: null,
    deleted_reason: null,
  }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  for (let time = 0; time < TIMES; time += 1) await work()
  return (performance.now() - start) / TIMES
}

/** What is measured of a library with many events. */
type Read = (services: Services) => Promise<unknown>

/** The calendar of many events as programs read it again and again. */
const kept: Read = async (services) =>
  calendarOf(services, await publicEvents(services, null), 'All')

/** As one reads it first after one of them changed. */
const anew: Read = async (services) =>
  toIcal(await toCalendar(services, await publicEvents(services, null)), {
    name: 'All',
    host: 'forkshop.example',
  })

/** Reads of the calendar of many events against the query of their rows alone. */
const measure = async (read: Read): Promise<Measured> => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'forkshop-'))
  const { services, close } = await openServices(benchSettings(dataDirectory))
  const { database } = services
  try {
    for (let at = 0; at < EVENTS; at += 1) {
      await database.insertInto('page').values(rowOf(services.clock(), at)).execute()
    }
    await keepAllMoments(database, 'new')
    const pairs = await interleave(
      () => timed(() => read(services)),
      () => timed(() => rowsOf(services)),
    )
    const note = `the query ${pairs.floor.toFixed(2)}ms, ${EVENTS} events`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await close()
    await rm(dataDirectory, { recursive: true, force: true })
  }
}

const rowsOf = ({ database }: Services) =>
  database
    .selectFrom('page')
    .selectAll('page')
    .where('kind', '=', 'event')
    .where('deleted', 'is', null)
    .where('visibility', '=', 'public')
    .orderBy('updated', 'desc')
    .limit(2_000)
    .execute()

export const benches: readonly Bench[] = [
  { name: 'calendar-events', bar: { kind: 'at-most', ratio: 3 }, run: () => measure(kept) },
  { name: 'calendar-anew', bar: { kind: 'at-most', ratio: 50 }, run: () => measure(anew) },
]

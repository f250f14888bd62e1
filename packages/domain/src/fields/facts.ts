import { z } from 'zod'
import { isoDurationMinutes } from '../iso-duration.ts'
import { kindOfFields, type PageKind } from '../page-kind.ts'
import { slugFromTitle } from '../slug.ts'
import * as choices from './choices.ts'
import { valueOf, type Fields } from './check.ts'
import * as schema from './schemas.ts'
import { shapes } from './shapes.ts'

/** Bounds of a number of people, teams or minutes; null where the page gives none. */
export type Range = {
  readonly min: number | null
  readonly ideal: number | null
  readonly max: number | null
}

/** A role that people take in a format. */
export type RoleFact = {
  readonly key: string
  readonly label: string
  readonly count: number | string | null
}

/** A page and the version of it that is meant. */
export type PageVersion = { readonly page: string; readonly version: string }

/** A person and what they do. */
export type PersonFact = { readonly person: string; readonly role: string | null }

/** A place on earth, as far as it is given. */
export type Place = {
  readonly name: string | null
  readonly address: string | null
  readonly city: string | null
  readonly country: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly access: string | null
}

/** Who is credited, for what they are not read from the history for. */
export type CreditFact = {
  readonly name: string
  readonly role: string | null
  readonly url: string | null
}

/** What a page was made from. */
export type SourceFact = {
  readonly title: string
  readonly url: string | null
  readonly license: string | null
}

/** How people register for an event. */
export type RegistrationFact = {
  /** Null where there is no end to them. */
  readonly places: number | null
  /** A date, which lasts until it is over, or a date and hour; null until the event is over. */
  readonly until: string | null
  readonly questions: readonly string[]
  /** Days after the end of the event for which names, addresses and answers are kept. */
  readonly keepDays: number
}

/** How people come to an event that is online; the link itself is no fact of the page. */
export type OnlineFact = {
  /** How long before the start the link is shown: an ISO 8601 duration. */
  readonly opens: string
}

/** Days for which answers are kept where the organiser says nothing. */
export const DEFAULT_KEEP_DAYS = 30
const DEFAULT_OPENS = 'PT30M'

/** What the front matter says about a page, typed: see `factsOf`. */
export type PageFacts = ReturnType<typeof factsOf>

// a name is not lost for the address behind it
const lenient = {
  source: z.looseObject({
    title: shapes.source.shape.title,
    url: shapes.source.shape.url.catch(null),
    license: shapes.source.shape.license.catch(null),
  }),
  credit: z.looseObject({
    name: shapes.credit.shape.name,
    role: shapes.credit.shape.role.catch(null),
    url: shapes.credit.shape.url.catch(null),
  }),
} as const

// each is made once: making one takes longer than reading a page with it
const rules = {
  text: schema.text(),
  statuses: z.enum(choices.statuses),
  outcomes: z.enum(choices.outcomes),
  difficulties: z.enum(choices.difficulties),
  phases: z.enum(choices.phases),
  spaces: z.enum(choices.spaces),
  followUps: z.enum(choices.followUps),
  maturities: z.enum(choices.maturities),
  cancelled: z.boolean(),
} as const

/**
 * Reads the front matter of a page leniently: what is absent or wrong is null (or an empty list or
 * map), what is right is typed. Wrong items of a list are left out, the others stay; of a credit and
 * a source what is right of them.
 */
export function factsOf(kind: PageKind | null, fields: Fields) {
  const read = <Value>(key: string, rule: z.ZodType<Value>): Value | null =>
    valid(valueOf(fields, key), rule)
  const readList = <Value>(key: string, rule: z.ZodType<Value>): readonly Value[] =>
    validItems(valueOf(fields, key), rule)
  const length = lengthOf(kind, valueOf(fields, 'duration'))
  const translation = read('translation_of', shapes.translationOf)
  return {
    kind: kind ?? kindOfFields(fields),
    title: trimmed(read('title', rules.text)),
    summary: trimmed(read('summary', rules.text)),
    lang: read('lang', schema.language),
    license: read('license', schema.license),
    translationOf: translation && {
      page: translation.page,
      version: translation.version ?? null,
    },
    tags: readList('tags', schema.textOrNumber).map(String),
    territory: trimmed(read('territory', rules.text)),
    sources: readList('sources', lenient.source).map(({ title, url, license }): SourceFact => ({
      title,
      url: url ?? null,
      license: license ?? null,
    })),
    credits: readList('credits', lenient.credit).map(({ name, role, url }): CreditFact => ({
      name,
      role: role ?? null,
      url: url ?? null,
    })),
    contact: trimmed(read('contact', rules.text)),

    status: read('status', rules.statuses),
    duration: length.iso,
    durationMinutes: length.minutes,
    durationRange: length.range,
    leadTime: read('lead_time', schema.duration),
    participants: rangeOf(read('participants', schema.range)),
    teams: teamsOf(read('teams', shapes.teams)),
    roles: readList('roles', shapes.role).map(roleOf),
    budget: budgetOf(read('budget', shapes.budget)),
    outcome: readList('outcome', rules.outcomes),
    invariants: readList('invariants', rules.text),
    namePolicy: trimmed(read('name_policy', rules.text)),
    methods: read('methods', shapes.methods) ?? {},

    purpose: trimmed(read('purpose', rules.text)),
    difficulty: read('difficulty', rules.difficulties),
    phase: read('phase', rules.phases),
    space: read('space', rules.spaces),
    related: readList('related', schema.slug),

    format: pageVersionOf(read('format', shapes.pageVersion)),
    edition: trimmed(asText(read('edition', schema.textOrNumber))),
    start: read('start', schema.dateTime),
    end: read('end', schema.dateTime),
    days: readList('days', schema.date),
    adapted: read('adapted', schema.slug),
    timezone: read('timezone', schema.timeZone),
    venue: placeOf(read('venue', shapes.venue)),
    organizers: readList('organizers', shapes.person).map(personOf),
    attendance: attendanceOf(read('attendance', shapes.attendance)),
    registration: registrationOf(read('registration', shapes.registration)),
    registrationUrl: read('registration_url', schema.webAddress),
    notesUrl: read('notes_url', schema.webAddress),
    online: onlineOf(read('online', shapes.online)),
    projects: readList('projects', schema.slug),
    followUp: read('follow_up', rules.followUps),
    cancelled: read('cancelled', rules.cancelled) === true,

    maturity: read('maturity', rules.maturities),
    objectives: readList('objectives', rules.text),
    locations: readList('locations', shapes.location).flatMap((place) => placeOf(place) ?? []),
    website: read('website', schema.webAddress),
    members: readList('members', shapes.person).map(personOf),
    fromEvent: read('from_event', schema.slug),
    boardUrl: read('board_url', schema.webAddress),
  } as const
}

function valid<Value>(value: unknown, rule: z.ZodType<Value>): Value | null {
  return value === null ? null : (rule.safeParse(value).data ?? null)
}

function validItems<Value>(value: unknown, rule: z.ZodType<Value>): readonly Value[] {
  return Array.isArray(value) ? value.flatMap((item) => valid(item, rule) ?? []) : []
}

/** Formats last one ISO 8601 duration, methods from so many minutes to so many. */
function lengthOf(kind: PageKind | null, value: unknown) {
  const range = kind === 'format' ? null : rangeOf(valid(value, schema.range))
  if (range !== null) return { iso: null, minutes: range.max ?? range.min, range }
  const iso = valid(value, schema.duration)
  return { iso, minutes: iso === null ? null : isoDurationMinutes(iso), range: null }
}

function trimmed(text: string | null): string | null {
  return text?.trim() || null
}

function asText(value: string | number | null): string | null {
  return value === null ? null : String(value)
}

function rangeOf(value: z.output<typeof schema.range> | null): Range | null {
  if (value === null) return null
  const { min = null, ideal = null, max = null } = value
  return min === null && ideal === null && max === null ? null : { min, ideal, max }
}

function teamsOf(value: z.output<typeof shapes.teams> | null) {
  if (value === null) return null
  return { min: value.min ?? null, max: value.max ?? null, size: asText(value.size ?? null) }
}

function roleOf({ key, label, count }: z.output<typeof shapes.role>): RoleFact {
  return { key: key ?? slugFromTitle(label), label, count: count ?? null }
}

function budgetOf(value: z.output<typeof shapes.budget> | null) {
  if (value === null) return null
  return {
    amount: value.amount,
    currency: value.currency ?? null,
    people: value.people ?? null,
  }
}

function pageVersionOf(value: z.output<typeof shapes.pageVersion> | null): PageVersion | null {
  return value && { page: value.page, version: value.version }
}

function personOf({ person, role }: z.output<typeof shapes.person>): PersonFact {
  return { person, role: role ?? null }
}

function attendanceOf(value: z.output<typeof shapes.attendance> | null) {
  return value && { registered: value.registered ?? null, present: value.present ?? null }
}

function placeOf(value: z.output<typeof shapes.location> | null): Place | null {
  if (value === null) return null
  return {
    name: value.name ?? null,
    address: value.address ?? null,
    city: value.city ?? null,
    country: value.country ?? null,
    lat: value.lat ?? null,
    lon: value.lon ?? null,
    access: typeof value['access'] === 'string' ? value['access'] : null,
  }
}

function registrationOf(
  value: z.output<typeof shapes.registration> | null,
): RegistrationFact | null {
  if (value === null) return null
  return {
    places: value.places ?? null,
    until: value.until ?? null,
    questions: (value.questions ?? []).map((one) => one.trim()).filter((one) => one !== ''),
    keepDays: value.keep_days ?? DEFAULT_KEEP_DAYS,
  }
}

function onlineOf(value: z.output<typeof shapes.online> | null): OnlineFact | null {
  return value && { opens: value.opens ?? DEFAULT_OPENS }
}

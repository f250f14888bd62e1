import { z } from 'zod'
import { pageKinds, type PageKind } from '../page-kind.ts'
import * as choices from './choices.ts'
import {
  choice,
  column,
  limited,
  list,
  neededColumn,
  ofPages,
  range,
  record,
  records,
  severalOf,
  single,
  type FieldDefinition,
} from './field-spec.ts'
import * as schema from './schemas.ts'
import { shapes } from './shapes.ts'

const required = { required: true }
const pageAndVersion = [neededColumn('page', 'page'), neededColumn('version', 'version')]
const places = [
  column('address'),
  column('city'),
  column('country'),
  column('lat', 'number'),
  column('lon', 'number'),
]
const people = [neededColumn('person'), column('role')]

const common: readonly FieldDefinition[] = [
  choice('kind', pageKinds, required),
  limited('title', 'text', schema.line(80), { required: true, maxLength: 80 }),
  limited('summary', 'longtext', schema.line(180), { required: true, maxLength: 180 }),
  single('lang', 'language', schema.language, required),
  single('license', 'license', schema.license, required),
]

const shared: readonly FieldDefinition[] = [
  record('translation_of', shapes.translationOf, [
    neededColumn('page', 'page'),
    column('version', 'version'),
  ]),
  list('tags', schema.textOrNumber),
  single('territory', 'text', schema.text()),
  records('sources', shapes.source, [
    neededColumn('title'),
    column('url', 'url'),
    column('license'),
  ]),
  records('credits', shapes.credit, [neededColumn('name'), column('role'), column('url', 'url')]),
  single('contact', 'text', schema.text()),
]

const status = choice('status', choices.statuses)
const methods: FieldDefinition = {
  ...ofPages('method', record('methods', shapes.methods, pageAndVersion)),
  type: 'map',
}
const roles: FieldDefinition = {
  ...records('roles', shapes.role, [neededColumn('label'), column('count')]),
  type: 'roles',
}

/** The fields of each kind (design, section 7), in the order in which forms show them. */
const definitions: Readonly<Record<PageKind, readonly FieldDefinition[]>> = {
  format: [
    ...common,
    status,
    single('duration', 'duration', schema.duration, required),
    single('lead_time', 'duration', schema.duration),
    range('participants', ['min', 'ideal', 'max']),
    { ...range('teams', ['min', 'max']), schema: shapes.teams },
    roles,
    record('budget', shapes.budget, [
      neededColumn('amount', 'number'),
      column('currency'),
      column('people', 'number'),
    ]),
    severalOf('outcome', choices.outcomes),
    list('invariants', schema.text()),
    single('name_policy', 'longtext', schema.text()),
    methods,
    ...shared,
  ],
  method: [
    ...common,
    status,
    single('purpose', 'longtext', schema.text(), required),
    range('duration', ['min', 'max'], required),
    range('participants', ['min', 'max']),
    choice('difficulty', choices.difficulties),
    choice('phase', choices.phases),
    choice('space', choices.spaces),
    ofPages('method', list('related', schema.slug, 'pages')),
    ...shared,
  ],
  event: [
    ...common,
    ofPages('format', record('format', shapes.pageVersion, pageAndVersion, required)),
    single('edition', 'text', schema.textOrNumber),
    single('start', 'date-time', schema.dateTime, required),
    single('end', 'date-time', schema.dateTime, required),
    list('days', schema.date, 'dates'),
    ofPages('format', single('adapted', 'page', schema.slug)),
    single('timezone', 'timezone', schema.timeZone),
    record('venue', shapes.venue, [neededColumn('name'), ...places, column('access')], required),
    records('organizers', shapes.person, people),
    record('attendance', shapes.attendance, [
      column('registered', 'number'),
      column('present', 'number'),
    ]),
    record('registration', shapes.registration, [
      column('places', 'number'),
      column('until', 'date-time'),
      column('questions', 'list'),
      column('keep_days', 'number'),
    ]),
    single('registration_url', 'url', schema.webAddress),
    record('online', shapes.online, [column('opens', 'duration')]),
    single('notes_url', 'url', schema.webAddress),
    ofPages('project', list('projects', schema.slug, 'pages')),
    choice('follow_up', choices.followUps),
    single('cancelled', 'flag', z.boolean()),
    methods,
    ...shared,
  ],
  project: [
    ...common,
    choice('maturity', choices.maturities, required),
    list('objectives', schema.text()),
    records('locations', shapes.location, [column('name'), ...places]),
    single('website', 'url', schema.webAddress),
    records('members', shapes.person, people),
    ofPages('event', single('from_event', 'page', schema.slug)),
    single('board_url', 'url', schema.webAddress),
    ...shared,
  ],
}

/** The fields of a kind; those that every kind has for a page that states none. */
export function definitionsOf(kind: PageKind | null): readonly FieldDefinition[] {
  return kind === null ? [...common, ...shared] : definitions[kind]
}

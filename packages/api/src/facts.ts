import {
  difficulties,
  followUps,
  maturities,
  outcomes,
  phases,
  spaces,
  statuses,
  type PageFacts,
} from '@forkshop/domain'
import { z } from 'zod'
import { kindSchema, slugSchema } from './shapes.ts'

const text = z.string().nullable()
const number = z.number().nullable()
const range = z.object({ min: number, ideal: number, max: number }).nullable()
const people = z.array(z.object({ person: z.string(), role: text }))
/** A role that people take, as the front matter names it. */
export const roleFactSchema = z.object({
  key: z.string(),
  label: z.string(),
  count: z.union([z.number(), z.string()]).nullable(),
})
/** A place on earth, as far as it is given. */
export const placeSchema = z.object({
  name: text,
  address: text,
  city: text,
  country: text,
  lat: number,
  lon: number,
  access: text,
})

/**
 * What the front matter says, typed: null, or an empty list or map, where it says nothing or something wrong.
 * `duration` and `leadTime` are ISO 8601 durations; a method that lasts from so many minutes to so many has
 * `durationRange` in place of `duration`; `durationMinutes` is the longest of either. `start` and `end` are as they are
 * written, `methods` are versions by the slug of a page.
 */
export const pageFactsSchema: z.ZodType<PageFacts> = z.object({
  kind: kindSchema.nullable(),
  title: text,
  summary: text,
  lang: text,
  license: text,
  translationOf: z.object({ page: slugSchema, version: text }).nullable(),
  tags: z.array(z.string()),
  territory: text,
  sources: z.array(z.object({ title: z.string(), url: text, license: text })),
  credits: z.array(z.object({ name: z.string(), role: text, url: text })),
  contact: text,

  status: z.enum(statuses).nullable(),
  duration: text,
  durationMinutes: number,
  durationRange: range,
  leadTime: text,
  participants: range,
  teams: z.object({ min: number, max: number, size: text }).nullable(),
  roles: z.array(roleFactSchema),
  budget: z.object({ amount: z.number(), currency: text, people: number }).nullable(),
  outcome: z.array(z.enum(outcomes)),
  invariants: z.array(z.string()),
  namePolicy: text,
  methods: z.record(z.string(), z.string()),

  purpose: text,
  difficulty: z.enum(difficulties).nullable(),
  phase: z.enum(phases).nullable(),
  space: z.enum(spaces).nullable(),
  related: z.array(slugSchema),

  format: z.object({ page: slugSchema, version: z.string() }).nullable(),
  edition: text,
  start: text,
  end: text,
  /** All dates of an event whose days do not follow each other. */
  days: z.array(z.iso.date()),
  /** The fork of the format that was made for the day of the event. */
  adapted: slugSchema.nullable(),
  timezone: text,
  venue: placeSchema.nullable(),
  organizers: people,
  attendance: z.object({ registered: number, present: number }).nullable(),
  /** People register here, without an account; `until` as it is written. */
  registration: z
    .object({ places: number, until: text, questions: z.array(z.string()), keepDays: z.number() })
    .nullable(),
  registrationUrl: text,
  notesUrl: text,
  online: z.object({ opens: z.string() }).nullable(),
  projects: z.array(slugSchema),
  followUp: z.enum(followUps).nullable(),
  cancelled: z.boolean(),

  maturity: z.enum(maturities).nullable(),
  objectives: z.array(z.string()),
  locations: z.array(placeSchema),
  website: text,
  members: people,
  fromEvent: slugSchema.nullable(),
  boardUrl: text,
})

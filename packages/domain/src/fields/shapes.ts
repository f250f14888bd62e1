import { z } from 'zod'
import * as schema from './schemas.ts'

// What somebody answers on a phone.
const MAX_QUESTIONS = 10
const MAX_QUESTION = 200

/** The rules for the values of fields that are more than one text; facts are read with the same. */
export const shapes = {
  pageVersion: z.looseObject({ page: schema.slug, version: schema.version }),
  translationOf: z.looseObject({ page: schema.slug, version: schema.version.nullish() }),
  source: z.looseObject({
    title: schema.text(),
    url: schema.webAddress.nullish(),
    license: schema.text().nullish(),
  }),
  credit: z.looseObject({
    name: schema.text(),
    role: schema.text().nullish(),
    url: schema.webAddress.nullish(),
  }),
  teams: z.intersection(schema.range, z.looseObject({ size: schema.textOrNumber.nullish() })),
  role: z.looseObject({
    key: schema.line(80).nullish(),
    label: schema.text(),
    count: schema.textOrNumber.nullish(),
  }),
  budget: z.looseObject({
    amount: z.number().min(0),
    currency: schema.currency.nullish(),
    people: schema.count.nullish(),
  }),
  methods: z.record(z.string(), schema.version).superRefine((pins, context) => {
    for (const key of Object.keys(pins)) {
      const message = schema.slug.safeParse(key).error?.issues[0]?.message
      if (message === undefined) continue
      context.addIssue({ code: 'custom', path: [key], message, params: { code: 'format' } })
    }
  }),
  venue: z.looseObject({
    name: schema.text(),
    address: schema.text().nullish(),
    city: schema.text().nullish(),
    country: schema.text().nullish(),
    lat: z.number().min(-90).max(90).nullish(),
    lon: z.number().min(-180).max(180).nullish(),
    access: schema.text().nullish(),
  }),
  location: z.looseObject({
    name: schema.text().nullish(),
    address: schema.text().nullish(),
    city: schema.text().nullish(),
    country: schema.text().nullish(),
    lat: z.number().min(-90).max(90).nullish(),
    lon: z.number().min(-180).max(180).nullish(),
  }),
  person: z.looseObject({ person: schema.text(), role: schema.text().nullish() }),
  attendance: z.looseObject({
    registered: schema.count.nullish(),
    present: schema.count.nullish(),
  }),
  registration: z.looseObject({
    places: schema.places.nullish(),
    until: schema.dateTime.nullish(),
    questions: z.array(schema.line(MAX_QUESTION)).max(MAX_QUESTIONS).nullish(),
    keep_days: schema.keepDays.nullish(),
  }),
  online: z.looseObject({ opens: schema.duration.nullish() }),
} as const

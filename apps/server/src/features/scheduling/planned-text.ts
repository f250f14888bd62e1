import { fieldSource, withFields } from '@forkshop/document'

/** What is known of an event when it is planned. */
export type PlannedEvent = {
  readonly format: { readonly page: string; readonly version: string }
  readonly title: string
  readonly summary: string | null
  readonly lang: string
  readonly license: string | null
  /** Dates, or dates and hours of the venue. */
  readonly start: string
  readonly end: string
  /** All dates, where they do not follow each other. */
  readonly days: readonly string[]
  readonly timezone: string | null
  readonly venue: Readonly<Record<string, string>> | null
  readonly organizer: string | null
  /** How people register; null where they do not. */
  readonly registration: Readonly<Record<string, unknown>> | null
  readonly online: { readonly opens: string } | null
}

/** The first text of an event's page: its facts; the programme is that of its format. */
export function plannedText(event: PlannedEvent): string {
  const facts: readonly (readonly [string, unknown])[] = [
    ['kind', 'event'],
    ['title', event.title],
    ['summary', event.summary],
    ['lang', event.lang],
    ['license', event.license],
    ['format', event.format],
    ['start', event.start],
    ['end', event.end],
    ['days', event.days.length === 0 ? null : event.days],
    ['timezone', event.timezone],
    ['venue', event.venue],
    ['organizers', event.organizer === null ? null : [{ person: event.organizer }]],
    ['registration', event.registration],
    ['online', event.online],
  ]
  const given = facts.filter(([, value]) => value !== null)
  return withFields('', new Map(given.map(([key, value]) => [key, fieldSource(key, value)])))
}

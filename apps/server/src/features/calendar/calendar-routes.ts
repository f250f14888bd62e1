import { kindPath, type PageKind } from '@forkshop/domain'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../../base/problem-error.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import { findPage } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { calendarEvent, calendarEvents } from './calendar-events.ts'
import { toIcal, type CalendarEvent } from './to-ical.ts'

const fileParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) })
const MAX_AGE_SECONDS = 300

/** The calendar of a page, beside the page. */
const fileOf = (kind: PageKind): string => `/${kindPath(kind)}/:slug(^[a-z0-9-]+).ics`

/** Public events as calendars of others read them: one, those of a format, all. */
export function bindCalendars(app: FastifyInstance, services: Services): void {
  const slugOf = (params: unknown): string => {
    const parsed = fileParams.safeParse(params)
    if (!parsed.success) throw new ProblemError('not-found', 'route-not-found')
    return parsed.data.slug
  }
  const send = (
    reply: FastifyReply,
    events: readonly CalendarEvent[],
    { name, file }: { readonly name: string; readonly file: string },
  ) => {
    const { host } = new URL(services.settings.url)
    return reply
      .header('cache-control', `public, max-age=${MAX_AGE_SECONDS}`)
      .header('content-disposition', `attachment; filename="${file}.ics"`)
      .type('text/calendar; charset=utf-8')
      .send(toIcal(events, { name, host }))
  }

  app.get('/calendar.ics', async (_request, reply) => {
    const { name } = await readSiteSettings(services)
    return send(reply, await calendarEvents(services, null), { name, file: 'calendar' })
  })

  app.get(fileOf('format'), async ({ params }, reply) => {
    const format = await findPage(services, slugOf(params))
    if (format.kind !== 'format') throw new ProblemError('not-found', 'route-not-found')
    const named = { name: format.title, file: format.slug }
    return send(reply, await calendarEvents(services, format), named)
  })

  app.get(fileOf('event'), async ({ params }, reply) => {
    const slug = slugOf(params)
    const event = await calendarEvent(services, slug)
    if (event === null) throw new ProblemError('not-found', 'route-not-found')
    return send(reply, [event], { name: event.title, file: slug })
  })
}

import { kindPath, type PageKind } from '@forkshop/domain'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../../base/problem-error.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import { findPage } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { calendarEvent, calendarOfRole, publicEvents } from './calendar-events.ts'
import { calendarOf } from './kept-calendars.ts'
import { findByAddress } from './calendar-addresses.ts'
import { ownEvents } from './own-events.ts'
import { toIcal } from './to-ical.ts'

const addressParams = z.object({ file: z.string().regex(/^[\w-]{43}\.ics$/) })
const roleQuery = z.object({ role: z.string().min(1).max(200).optional() })
const fileParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) })
const MAX_AGE_SECONDS = 300
const forAll = `public, max-age=${MAX_AGE_SECONDS}`

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
    text: string | Buffer,
    { file, caching = forAll }: { readonly file: string; readonly caching?: string },
  ) =>
    reply
      .header('cache-control', caching)
      .header('content-disposition', `attachment; filename="${file}.ics"`)
      .type('text/calendar; charset=utf-8')
      .send(text)

  app.get('/calendar.ics', async (_request, reply) => {
    const { name } = await readSiteSettings(services)
    const text = await calendarOf(services, await publicEvents(services, null), name)
    return send(reply, text, { file: 'calendar' })
  })

  app.get(fileOf('format'), async ({ params }, reply) => {
    const format = await findPage(services, slugOf(params))
    if (format.kind !== 'format') throw new ProblemError('not-found', 'route-not-found')
    const text = await calendarOf(services, await publicEvents(services, format), format.title)
    return send(reply, text, { file: format.slug })
  })

  app.get(fileOf('event'), async ({ params, query }, reply) => {
    const slug = slugOf(params)
    const { role } = roleQuery.safeParse(query).data ?? {}
    const event =
      role === undefined
        ? await calendarEvent(services, slug)
        : await calendarOfRole(services, slug, role)
    if (event === null) throw new ProblemError('not-found', 'route-not-found')
    const { host } = new URL(services.settings.url)
    return send(reply, await toIcal([event], { name: event.title, host }), { file: slug })
  })

  // whoever has the address reads what its owner may read at this moment; nothing names it, and no cache keeps it
  app.get('/calendars/:file', async ({ params }, reply) => {
    const parsed = addressParams.safeParse(params)
    const token = parsed.data?.file.slice(0, -'.ics'.length)
    const found = token === undefined ? null : await findByAddress(services, token)
    if (found === null) throw new ProblemError('not-found', 'route-not-found')
    reply.header('x-robots-tag', 'noindex').header('referrer-policy', 'no-referrer')
    const text = await calendarOf(services, await ownEvents(services, found), found.name)
    return send(reply, text, { file: 'calendar', caching: 'private, no-cache' })
  })
}

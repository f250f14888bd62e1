import { requireName } from '../../records/accounts/names.ts'
import type { Actor, Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { parseEventCode } from './event-code.ts'
import { findRoom, isOpen, setRoom, type EventRoom } from './event-room.ts'
import { admitGuest, countGuests } from './guest-session.ts'
import { countEntry, countTry } from './join-limits.ts'

type Names = 'getEventCode' | 'setEventCode' | 'joinEvent' | 'findEventByCode'

/** Calls about an event's room for guests: its code, and coming in with it. */
export const eventHandlers = (services: Services): Handlers<Names> => {
  const findEvent = async (slug: string, actor: Actor): Promise<PageRow> => {
    const page = await findPage(services, slug, actor)
    if (page.kind !== 'event')
      throw new ProblemError('not-found', 'event-not-found', { values: { slug } })
    return page
  }
  const toCode = async (event: { readonly id: string }, room: EventRoom | null) => ({
    code: room?.code ?? '',
    open: room !== null && isOpen(room, services.clock()),
    closes: room?.closes ?? null,
    guests: await countGuests(services, event.id),
  })

  return {
    async getEventCode({ params }, { actor }) {
      const event = await findEvent(params.slug, actor)
      await requireRight(services, actor, 'settings', event)
      return toCode(event, await findRoom(services, event))
    },

    async setEventCode({ params, body }, { actor }) {
      const event = await findEvent(params.slug, actor)
      await requireRight(services, actor, 'settings', event)
      const room = await setRoom(services, event, { open: body.open, renew: body.renew ?? false })
      services.events.emit({ kind: 'rights-changed', page: event.id, user: null })
      return toCode(event, room)
    },

    async joinEvent({ params, body }, { actor, address, setHeader }) {
      const event = await findEvent(params.slug, actor)
      const room = await findRoom(services, event)
      const isRight = room !== null && parseEventCode(body.code) === room.code
      countTry(services, { event: event.id, code: room?.code ?? null, address, isRight })
      if (!isRight) throw new ProblemError('forbidden', 'event-code-wrong')
      if (!isOpen(room, services.clock())) throw new ProblemError('not-open', 'event-room-closed')
      countEntry(services, event.id)
      const given = body.name ?? ''
      const name = given === '' ? null : await requireName(services, given, null)
      setHeader(
        'Set-Cookie',
        await admitGuest(services, { id: event.id, closes: room.closes }, name),
      )
      return { event: event.slug, name }
    },

    async findEventByCode({ params }, { address }) {
      const unknown = new ProblemError('not-found', 'event-code-unknown')
      const code = parseEventCode(params.code)
      if (code === null) throw unknown
      const room = await services.database
        .selectFrom('event_code')
        .innerJoin('page', 'page.id', 'event_code.event')
        .select(['event_code.open', 'event_code.closes', 'page.slug', 'page.title'])
        .where('event_code.code', '=', code)
        .where('page.deleted', 'is', null)
        .where('page.visibility', '=', 'public')
        .executeTakeFirst()
      countTry(services, { event: null, code, address, isRight: room !== undefined })
      if (room === undefined) throw unknown
      return { event: room.slug, title: room.title, open: isOpen(room, services.clock()) }
    },
  }
}

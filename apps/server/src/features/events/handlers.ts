import { requireName } from '../../records/accounts/names.ts'
import type { Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { announcing } from '../../records/live/announce-live.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { noteShown, readAs } from '../../base/shown.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { parseEventCode } from './event-code.ts'
import { findRoom, isOpen, setRoom, type EventRoom } from './event-room.ts'
import { admitGuest, countGuests, dismissGuest, wasTurnedOut } from './guest-session.ts'
import { countEntry, countTry, noteOnWall } from './join-limits.ts'

type Names = 'getEventCode' | 'setEventCode' | 'joinEvent' | 'leaveEvent' | 'findEventByCode'

/** The room that a code opens, of an event that everybody may see; null when there is none. */
const roomOf = async ({ database }: Services, code: string) => {
  const room = await readAs([], () =>
    database
      .selectFrom('event_code')
      .innerJoin('page', 'page.id', 'event_code.event')
      .select(['event_code.open', 'event_code.closes'])
      .select(['page.id', 'page.slug', 'page.title', 'page.license', 'page.lang'])
      .select(['page.deleted', 'page.visibility'])
      .where('event_code.code', '=', code)
      .executeTakeFirst(),
  )
  // A code that opens nothing may be given to any event.
  noteShown(room === undefined ? 'anything' : `page ${room.id}`)
  return room?.visibility === 'public' && room.deleted === null ? room : null
}

/** Calls about an event's room for guests: its code, and coming in with it. */
export const eventHandlers = (services: Services): Handlers<Names> => {
  const requireEvent = (page: PageRow): PageRow => {
    if (page.kind === 'event') return page
    throw new ProblemError('not-found', 'event-not-found', { values: { slug: page.slug } })
  }
  const toCode = async (event: { readonly id: string }, room: EventRoom | null) => ({
    code: room?.code ?? '',
    open: room !== null && isOpen(services, room),
    closes: room?.closes ?? null,
    guests: await countGuests(services, event.id),
  })

  const onPage = onPageOf(services)
  return {
    getEventCode: onPage('getEventCode', async (_call, { page, address }) => {
      const event = requireEvent(page)
      const room = await findRoom(services, event)
      if (room !== null) noteOnWall(services, { code: room.code, address })
      return toCode(event, room)
    }),

    setEventCode: onPage('setEventCode', async ({ body }, { page }) => {
      const event = requireEvent(page)
      const room = await setRoom(services, event, { open: body.open, renew: body.renew ?? false })
      // the code stands on the screen of the room
      await announcing(services, (_rows, announce) =>
        announce({ kind: 'showing', page: event.id, subject: event.slug }),
      )
      services.events.emit({ kind: 'rights-changed', page: event.id, user: null })
      return toCode(event, room)
    }),

    async joinEvent({ params, body }, { actor, address, cookie, setHeader }) {
      const event = requireEvent(await findPage(services, params.slug, actor))
      const room = await findRoom(services, event)
      const isRight = room !== null && parseEventCode(body.code) === room.code
      countTry(services, { event: event.id, code: room?.code ?? null, address, isRight })
      if (!isRight) throw new ProblemError('forbidden', 'event-code-wrong')
      if (!isOpen(services, room)) throw new ProblemError('not-open', 'event-room-closed')
      if (await wasTurnedOut(services, event.id, cookie)) {
        throw new ProblemError('forbidden', 'guest-turned-out')
      }
      countEntry(services, event.id)
      const given = body.name ?? ''
      const name = given === '' ? null : await requireName(services, given, null)
      setHeader(
        'Set-Cookie',
        await admitGuest(services, { id: event.id, closes: room.closes }, name),
      )
      return { event: event.slug, name }
    },

    async leaveEvent({ params }, { actor, setHeader }) {
      const event = requireEvent(await findPage(services, params.slug, actor))
      const isIn = actor.kind === 'guest' || actor.kind === 'past-guest'
      if (isIn && actor.event === event.slug) {
        setHeader('Set-Cookie', await dismissGuest(services, actor))
      }
      return {}
    },

    async findEventByCode({ params }, { address }) {
      const unknown = new ProblemError('not-found', 'event-code-unknown')
      const code = parseEventCode(params.code)
      if (code === null) throw unknown
      const room = await roomOf(services, code)
      countTry(services, { event: null, code, address, isRight: room !== null })
      if (room === null) throw unknown
      const { slug, title, lang, license } = room
      return { event: slug, title, lang, license, open: isOpen(services, room) }
    },
  }
}
